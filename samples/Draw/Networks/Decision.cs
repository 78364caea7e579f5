using NetGen;

namespace Draw.Networks;

/// <summary>The last part: from features to probabilities, with ten outputs for digits and room for six signs more. It alone learns a new sign.</summary>
[NeuralNetwork(64)]
[Dense(16, Activation.Softmax)]
public partial class Decision;
