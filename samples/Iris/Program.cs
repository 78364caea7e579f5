using NetGen;

(Dataset train, Dataset test) = IrisTable.Draw(seed: 1).Split(0.7, seed: 1, stratify: true);

var net = new IrisNet(seed: 1);
net.Fit(train, new FitOptions { Epochs = 100, BatchSize = 16, Seed = 1, Optimizer = new Adam(learningRate: 0.01f) });

Console.WriteLine("sepal      petal      species      read as       sure");
float[] probabilities = new float[IrisNet.OutputSize];
for (int row = 0; row < test.Count; row += 6)
{
    ReadOnlySpan<float> flower = test.FeaturesOf(row);
    net.Predict(flower, probabilities);
    string species = IrisTable.Species[test.TargetsOf(row).IndexOf(1f)];
    string readAs = IrisTable.Species[net.Classify(flower)];
    Console.WriteLine($"{flower[0]:F1} x {flower[1]:F1}  {flower[2]:F1} x {flower[3]:F1}  {species,-11}  {readAs,-11}  {probabilities.Max(),5:P0}");
}

Console.WriteLine($"accuracy {net.Evaluate(test).Accuracy:F4}");

/// <summary>Tells the species of an iris by four lengths, which it scales itself to mean 0 and deviation 1.</summary>
[NeuralNetwork(4)]
[Standardize]
[Dense(16, Activation.Relu)]
[Dense(3, Activation.Softmax)]
public partial class IrisNet;
