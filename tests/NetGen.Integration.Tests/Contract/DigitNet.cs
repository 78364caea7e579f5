namespace NetGen.Integration.Tests.Contract;

[NeuralNetwork(784)]
[Dense(512, Activation.Relu)]
[Dropout(0.1)]
[Dense(256, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
public partial class DigitNet;
