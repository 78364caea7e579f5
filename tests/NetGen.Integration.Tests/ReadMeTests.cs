using System.Runtime.CompilerServices;

namespace NetGen.Integration.Tests.ReadMe;

[NeuralNetwork(28, 28, 1)]
[Dense(128, Activation.Relu)]
[Dropout(0.1)]
[Dense(10, Activation.Softmax)]
public partial class DigitNet;

[NeuralNetwork(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
public partial class XorNet;

[NeuralNetwork(28, 28, 1)]       // height, width, channels
[Conv2D(6, 5, Activation.Relu, Padding = Padding.Same)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation.Relu)]
[MaxPool2D(2)]
[Dense(120, Activation.Relu)]    // an image in front of a dense layer is flattened
[Dense(84, Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class LenetNet;

[NeuralNetwork(28, 28, 1)]
[Dense(64, Activation.Relu)]
[Label("in")]
[Dense(64, Activation.Relu)]
[Dense(64)]
[Add("in")]                      // a residual block: what comes in is added to what the block makes of it
[Activate(Activation.Relu)]
[Dense(10, Activation.Softmax)]
public partial class ResidualDigitNet;

[NeuralNetwork(9)]
[Label("x")]
[Dense(8, Activation.Tanh)]
[Label("left")]
[From("x")]                      // goes on from x, beside what was declared since
[Dense(6, Activation.Relu)]
[Concat("left")]                 // 14 values: the 6 of this branch, then the 8 of "left"
[Dense(3, Activation.Softmax)]
public partial class TwoBranchNet;

/// <summary>The README's examples, word for word: each code block there must stand here, where it is compiled and run.</summary>
public sealed class ReadMeTests
{
    [Fact]
    public void TrainingExample_LearnsAndSaves()
    {
        string folder = Directory.CreateTempSubdirectory("netgen").FullName;
        WriteDigits(folder, "train", 1000);
        WriteDigits(folder, "t10k", 100);

        var (train, validation) = Mnist.Load(folder).Train.Split(0.8, seed: 1);
        var net = new DigitNet(seed: 1);
        History history = net.Fit(train, new FitOptions { Validation = validation, Epochs = 5, BatchSize = 64 });

        Evaluation result = net.Evaluate(validation);   // result.Loss, result.Accuracy, result.ConfusionMatrix, ...
        int digit = net.Classify(validation.FeaturesOf(0));
        Span<float> probabilities = stackalloc float[DigitNet.OutputSize];
        net.Predict(validation.FeaturesOf(0), probabilities);   // spans in and out: nothing is allocated
        net.Save("digits.safetensors");
        history.SaveReport("report.html");              // curves, mistakes, weights: one page that loads nothing

        File.ReadAllText("report.html").ShouldContain("id=\"curves\"");
        history.Epochs.Count.ShouldBe(5);
        result.Accuracy.ShouldBeGreaterThan(0.9);
        digit.ShouldBe(validation.TargetsOf(0).IndexOf(1));
        probabilities[digit].ShouldBeGreaterThan(0.5f);
        DigitNet.Load("digits.safetensors").Classify(validation.FeaturesOf(0)).ShouldBe(digit);

        GradientCheck check = net.CheckGradients(train);
        Console.WriteLine(check.MaxRelativeError);      // below 1e-5: back-propagation agrees with a numeric derivative

        check.MaxRelativeError.ShouldBeLessThan(1e-5);
        Directory.Delete(folder, recursive: true);
        File.Delete("digits.safetensors");
        File.Delete("report.html");
    }

    [Fact]
    public void XorExample_LearnsExclusiveOr()
    {
        var data = new Dataset([0, 0, 0, 1, 1, 0, 1, 1], featureCount: 2, [0, 1, 1, 0], targetCount: 1);
        var xor = new XorNet(seed: 1);
        xor.Fit(data, new FitOptions { Epochs = 500, BatchSize = 4, Optimizer = new Adam(learningRate: 0.05f) });
        Console.WriteLine(xor.Classify([0, 1]));        // 1

        xor.Classify([0, 1]).ShouldBe(1);
        xor.Evaluate(data).Accuracy.ShouldBe(1);
    }

    [Fact]
    public void ResidualExample_LearnsDigits()
    {
        string folder = Directory.CreateTempSubdirectory("netgen").FullName;
        WriteDigits(folder, "train", 1000);
        WriteDigits(folder, "t10k", 100);
        var net = new ResidualDigitNet(seed: 1);
        Mnist data = Mnist.Load(folder);
        net.Fit(data.Train, new FitOptions { Epochs = 5, BatchSize = 64 });
        net.Evaluate(data.Test).Accuracy.ShouldBeGreaterThan(0.9);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void EveryCodeBlock_StandsInThisFile()
    {
        string own = Normalized(File.ReadAllText(ThisFile()));
        string[] blocks = Normalized(File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../README.md"))).Split("```csharp\n")[1..];
        blocks.Length.ShouldBeGreaterThanOrEqualTo(4);
        foreach (string block in blocks.Select(static text => text[..text.IndexOf("```", StringComparison.Ordinal)]))
        {
            own.ShouldContain(block, Case.Sensitive);
        }
    }

    /// <summary>Digits that are easily told apart, in the files of MNIST: digit d is a bright bar in rows 2d + 4 and 2d + 5, at a place of its own.</summary>
    private static void WriteDigits(string folder, string part, int count)
    {
        byte[] pixels = new byte[count * 784], labels = new byte[count];
        for (int n = 0; n < count; n++)
        {
            labels[n] = (byte)(n * 7 % 10);
            pixels.AsSpan((n * 784) + (28 * ((2 * labels[n]) + 4)) + (n % 9), 2 * 28 - 10).Fill(200);
        }

        IdxFile.Write(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), [count, 28, 28], pixels);
        IdxFile.Write(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), [count], labels);
    }

    /// <summary>Examples in the README are not indented, and here they are.</summary>
    private static string Normalized(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
