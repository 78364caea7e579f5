using NetGen;

// The four lines of the truth table: two inputs, and whether exactly one of them is 1.
float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
float[] outputs = [0, 1, 1, 0];
var table = new Dataset(inputs, 2, outputs, 1);

var net = new XorNet(seed: 1);
net.Fit(table, new FitOptions { Epochs = 500, BatchSize = 4, Optimizer = new Adam(learningRate: 0.05f) });

float[] answer = new float[XorNet.OutputSize];
for (int row = 0; row < table.Count; row++)
{
    ReadOnlySpan<float> input = table.FeaturesOf(row);
    net.Predict(input, answer);
    Console.WriteLine($"{input[0]} xor {input[1]} = {net.Classify(input)}   ({answer[0]:F4})");
}

Console.WriteLine($"accuracy {net.Evaluate(table).Accuracy:F4}");

/// <summary>Exclusive or, which no single layer can learn: no straight line parts its ones from its zeros.</summary>
[NeuralNetwork(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class XorNet;
