namespace NetGen.Reliability.Interruptions.Writers;

/// <summary>So large that its file takes several calls of the system.</summary>
[NeuralNetwork(64)]
[Dense(256, Activation.Relu)]
[Dense(64, Activation.Relu)]
[Dense(10, Activation.Softmax)]
internal sealed partial class WrittenNet;
