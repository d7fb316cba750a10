"""The field's own words, none of which is another one misspelt: RAdam is no slip for NAdam.

They are known even where no term, reference or card names them. A word stands here in small
letters, singular, without spaces or hyphens. Leave out whatever is a usual spelling of another
name (감소 beside 감쇠) or a usual slip for one (`decent` for `descent`): it would be refused.
"""

from quizcli.words import spelling

_LAYERS = """
    linear bilinear identity flatten unflatten sequential conv conv1d conv2d conv3d convtranspose
    convtranspose1d convtranspose2d convtranspose3d deconv fold unfold maxpool maxpool1d maxpool2d
    maxpool3d maxunpool avgpool avgpool1d avgpool2d avgpool3d fractionalmaxpool lppool
    adaptiveavgpool adaptivemaxpool reflectionpad replicationpad zeropad constantpad circularpad
    elu hardshrink hardsigmoid hardtanh hardswish leakyrelu logsigmoid prelu relu relu6 rrelu selu
    celu gelu crelu sigmoid silu mish softplus softshrink softsign swish tanh tanhshrink threshold
    glu geglu swiglu reglu maxout softmin softmax logsoftmax hardmax sparsemax gumbelsoftmax
    batchnorm batchnorm1d batchnorm2d batchnorm3d layernorm groupnorm instancenorm rmsnorm
    syncbatchnorm localresponsenorm weightnorm spectralnorm crossnorm normalization
    dropout alphadropout dropconnect dropblock droppath cutout cutmix mixup embedding embeddingbag
    multiheadattention transformer upsample downsample pixelshuffle pixelunshuffle channelshuffle
    l1loss mseloss crossentropyloss ctcloss nllloss kldivloss bceloss bcewithlogitsloss huberloss
    smoothl1loss hingeloss tripletloss focalloss diceloss infonce
    mse mae rmse mape smape msle rmsle bce ce cce nll nce ctc mle map kl js elbo iou miou giou auc
    roc prauc fid bleu rouge meteor perplexity precision recall accuracy specificity sensitivity
    """

_OPTIMIZERS = """
    adam nadam radam adamw adamax adagrad adadelta adamp sgdp adabelief adabound amsgrad amsbound
    adafactor adan adahessian rmsprop rprop sgd asgd nag sgdm gd bgd bfgs lbfgs lion lamb lars
    muon sam asam sparseadam shampoo yogi lookahead ranger swa ema sophia novograd madgrad padam
    momentum nesterov
    """

_NETWORKS = """
    perceptron mlp nn dnn ann cnn rnn gnn gcn gat gan vae fcn rcnn fastrcnn fasterrcnn maskrcnn
    lenet lenet1 lenet4 lenet5 alexnet zfnet vgg vgg11 vgg13 vgg16 vgg19 vggnet googlenet inception
    resnet resnet18 resnet34 resnet50 resnet101 resnet152 resnext resnest wideresnet preresnet
    senet sknet densenet densenet121 densenet161 densenet169 densenet201 mobilenet shufflenet
    squeezenet efficientnet regnet nasnet mnasnet pnasnet xception convnext unet vnet segnet enet
    deeplab pspnet sppnet spp rpn fpn yolo yolov1 yolov2 yolov3 ssd retinanet detr swin vit deit
    beit simclr moco byol clip bert gpt bart albert roberta electra elmo xlnet longformer reformer
    performer linformer informer seq2seq lstm bilstm gru bigru convlstm birnn brnn qrnn rnncell
    lstmcell grucell nade made rnade nice realnvp glow maf iaf pixelrnn pixelcnn wavenet cvae
    vqvae iwae wae aae dae cae sae cgan acgan dcgan wgan wgangp lsgan sgan began ebgan infogan
    cyclegan stargan stylegan biggan pggan progan bigan bicyclegan discogan dualgan srgan sagan
    ddpm ddim nerf rbm dbm dbn rbf svm knn pca lda tsne umap hmm gmm em mcmc
    mnist emnist kmnist cifar10 cifar100 imagenet coco voc
    """

_ENGLISH = """
    encoder decoder autoencoder encoding decoding encode decode maximum minimum maximize minimize
    argmax argmin maximal minimal maximization minimization upsampling downsampling oversampling
    undersampling subsampling resampling overfitting underfitting overfit underfit forward backward
    input output positive negative explicit implicit generator discriminator generative
    discriminative prior posterior mean median mode variance covariance bias micro macro inter
    intra interclass intraclass interpolation extrapolation local global major minor majority
    minority upper lower inner outer unigram bigram trigram batch minibatch patch match weight
    height width depth length size rate gate date data state stage static statistic train test
    step task mask query key value tensor sensor vector sector matrix scalar sparse dense hard
    soft dynamic loss cost prediction production reduction induction deduction classification
    regression progression generation generalization regularization standardization
    initialization vectorization quantization tokenization optimization factorization
    discretization visualization localization penalization convolution deconvolution evolution
    involution correlation autocorrelation crosscorrelation attention retention projection
    injection bijection surjection rejection reflection translation transition transaction
    transformation information formation deformation conditional unconditional reconstruction
    construction destruction extraction abstraction iteration interaction integration scaling
    pooling modeling supervised unsupervised selfsupervised semisupervised labeled unlabeled
    biased unbiased nonlinear parametric nonparametric symmetric asymmetric antisymmetric causal
    deterministic stochastic discrete continuous convex concave ascent descent increase decrease
    single double triple left right row column source target low high deep wide shallow narrow
    long short horizontal vertical spatial temporal spectral special semantic syntactic instance
    distance divergence convergence entropy likelihood logit logic logistic probit affine kernel
    filter channel panel feature field reset preset update forget candidate cell hidden visible
    latent bagging tagging boosting stacking blending bootstrap pruning tuning distillation
    dilation rotation notation annotation permutation mutation adaptation augmentation segmentation
    detection selection deletion direction section recognition identity density intensity entity
    decision revision provision boundary bounding rounding grounding coding vanishing exploding
    velocity decay delay relay replay annealing cosine sine tangent epoch operation ratio function
    junction factor detector descriptor predictor regressor order model modal node code head score
    store core norm form normal formal pixel voxel token word sentence sequence character position
    composition decomposition residual shortcut highway bottleneck transpose transfer transform
    depthwise pointwise pairwise elementwise group squeeze excitation conception exception
    perception reception ridge bridge lasso quantile quartile percentile binomial multinomial
    polynomial uniform marginal joint point optimum gradient hessian jacobian laplacian feedforward
    feedback recurrent recursive sampling mapping masking matching batching patching parameter
    hyperparameter perimeter histogram heatmap lineplot barplot boxplot piechart barchart mark
    """

_KOREAN = """
    인코더 디코더 인코딩 디코딩 순전파 역전파 과대적합 과소적합 과적합 최대 최소 최댓값 최솟값
    최대화 최소화 최적화 정밀도 재현율 정확도 민감도 특이도 분산 편향 편차 공분산 업샘플링
    다운샘플링 오버샘플링 언더샘플링 오버피팅 언더피팅 지도 비지도 준지도 다층 단층 단일 다중
    이중 삼중 사중 일차 이차 삼차 사차 일차원 이차원 삼차원 사차원 일계 이계 일계도함수
    이계도함수 제곱 세제곱 네제곱 세제곱근 네제곱근 단변량 다변량 일변량 이변량 단항 이항 다항
    입력 출력 인력 망각 갱신 은닉 생성 판별 생성자 판별자 생성기 판별기 배치 패치 너비 높이 깊이
    길이 상태 상대 절대 훈련 검증 검정 평가 추론 추정 추출 추적 측정 확률 확산 확신 정규 정칙
    정규화 정칙화 표준화 일반화 활성화 초기화 양자화 이산화 벡터화 토큰화 시각화 정수 점수 실수
    상수 변수 계수 개수 차수 지수 벡터 섹터 텐서 센서 행렬 내적 외적 전역 지역 국소 미분 편미분
    적분 손실 소실 폭주 폭발 오차 오류 잔차 회귀 분류 군집 순환 순방향 역방향 양방향 단방향
    유사도 가능도 사전 사후 사건 결합 결함 결과 평균 중앙값 최빈값 특징 특성 특정 표본 표준 표현
    영역 영상 경계 경로 경사 검사 전파 전이 전치 전환 공간 시간 기간 구간 간격 채널 패널 터널
    노드 모드 코드 문장 문자 문맥 단어 단위 음성 양성 음수 양수 수렴 발산 희소 밀집 대칭 비대칭
    선형 비선형 결정 연속 이산 볼록 오목 증가 상승 하강 전방 후방 렐루 젤루 셀루 배깅 태깅 부스팅
    스태킹 임베딩 패딩 풀링 테스트 텍스트 마스크 태스크 로짓 로직 소프트맥스 가변 불변 독립 종속
    수평 수직 밀도 빈도 분포 상관 상호 인과 지연 자연 강화 약화 초기 조기 주기 삼각 사각 하한 상한
    하위 상위 상단 하단 좌측 우측 가로 세로 대각 명시적 암시적 암묵적 결정적 확률적 의존 쿼리
    키 값 평탄 온도 속도 정도 각도 강도 기저 바닥
    과정 가정 아담 나담 라담 패스트 패스터 훼스트 훼스터 명목 병목
    질적 양적 지리적 이상 후버 후보 겔루
    """

FIELD = frozenset(
    spelling.one(" ".join((_LAYERS, _OPTIMIZERS, _NETWORKS, _ENGLISH, _KOREAN))).split()
)
"""Every word, folded."""

NUMBERS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion first second third fourth fifth sixth seventh eighth ninth
    tenth eleventh twelfth once twice thrice half quarter
    하나 다섯 여섯 일곱 여덟 아홉 스물 서른 마흔 첫째 둘째 셋째 넷째 다섯째 여섯째 일곱째 여덟째
    아홉째 열째 두번째 세번째 네번째 첫번째 다섯번째 여섯번째
    """.split()
)
"""Numerals written as words; those in figures and Roman ones are known by their shape."""

COUNTING = frozenset("일이삼사오육칠팔구십한두세네첫단다양")
COUNTED = frozenset("차층번개단중종변방항원진등면점겹배")
"""Syllables that count, and what they count: 이차원 is not 일차원, 다층 not 단층."""
