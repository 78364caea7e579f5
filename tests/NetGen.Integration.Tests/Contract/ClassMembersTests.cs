namespace NetGen.Integration.Tests.Contract;

/// <summary>What the class gets, with exactly these names and types.</summary>
public sealed class ClassMembersTests
{
    private const int Parameters = (784 * 512) + 512 + (512 * 256) + 256 + (256 * 10) + 10;

    [Fact]
    public void Sizes_AreConstants()
    {
        const int inputSize = DigitNet.InputSize, outputSize = DigitNet.OutputSize, parameterCount = DigitNet.ParameterCount, stateCount = DigitNet.StateCount;
        (inputSize, outputSize, parameterCount, stateCount).ShouldBe((784, 10, Parameters, 0));
    }

    [Fact]
    public void Constructor_IsReproducible()
    {
        new DigitNet().Parameters().ShouldHaveTheBitsOf(new DigitNet(seed: 0).Parameters());
        new DigitNet(seed: 1).Parameters().ShouldDifferFrom(new DigitNet(seed: 2).Parameters());
    }

    [Fact]
    public void Members_HaveTheDocumentedSignatures()
    {
        var net = new DigitNet(seed: 1);
        Action<DigitNet, Span<float>> copyParameters = static (n, destination) => n.CopyParametersTo(destination);
        SpanAction copy = net.CopyParametersTo, copyState = net.CopyStateTo;
        ReadOnlySpanAction set = net.SetParameters, setState = net.SetState;
        SpanPair predict = net.Predict, predictBatch = net.PredictBatch;
        ReadOnlySpanFunc classify = net.Classify;
        Func<string> summary = net.Summary;
        Action<string> save = net.Save;
        Func<string, DigitNet> load = DigitNet.Load;
        Func<Stream, DigitNet> loadStream = DigitNet.Load;
        Func<byte[], DigitNet> loadBytes = static content => DigitNet.Load(content);
        Func<string, Func<string, string?>, DigitNet> loadRenamed = DigitNet.Load;
        Func<DigitNet, float[], float[]> predictArray = static (n, input) => n.Predict(input);
        Action<DigitNet, float[], int[]> classifyBatch = static (n, inputs, classes) => n.ClassifyBatch(inputs, classes);
        ReadOnlySpan<LayerInfo> layers = DigitNet.Layers;

        float[] parameters = new float[DigitNet.ParameterCount], output = new float[10];
        copyParameters(net, parameters);
        copy(parameters);
        set(parameters);
        copyState([]);
        setState([]);
        predict(new float[784], output);
        predictBatch(new float[784], output);
        classify(new float[784]).ShouldBeInRange(0, 9);
        summary().ShouldNotBeEmpty();
        using var folder = new TemporaryFolder();
        save(folder.File("digits.safetensors"));
        load(folder.File("digits.safetensors")).Parameters().ShouldHaveTheBitsOf(parameters);
        loadRenamed(folder.File("digits.safetensors"), static name => name).Parameters().ShouldHaveTheBitsOf(parameters);
        loadBytes(File.ReadAllBytes(folder.File("digits.safetensors"))).Parameters().ShouldHaveTheBitsOf(parameters);
        using FileStream stream = File.OpenRead(folder.File("digits.safetensors"));
        loadStream(stream).Parameters().ShouldHaveTheBitsOf(parameters);
        predictArray(net, new float[784]).ShouldBe(output);
        int[] classes = new int[2];
        classifyBatch(net, new float[2 * 784], classes);
        classes.ShouldBe([classify(new float[784]), classify(new float[784])]);
        layers.Length.ShouldBeGreaterThan(0);
        LayerInfo first = layers[0];
        (string name, string kind, int parameterCount, long multiplyAdds) = (first.Name, first.Kind, first.ParameterCount, first.MultiplyAddCount);
        (name, kind, parameterCount, multiplyAdds).ShouldBe(("Dense1", "Dense", 785 * 512, 784 * 512));
        first.OutputShape.ShouldBe([512]);
    }

    [Fact]
    public void Parameters_ComeLayerByLayerWeightBeforeBias()
    {
        // 3 → 5 with a slope → 2: only the weight of output 1 from hidden 4, and the bias, slope and weight before it, are set.
        var net = new SlopeNet();
        float[] values = new float[SlopeNet.ParameterCount];
        values[(4 * 3) + 2] = 2;                      // 0.weight[4, 2]
        values[15 + 4] = -9;                          // 0.bias[4]
        values[20] = 0.5f;                            // 1.weight
        values[21 + (1 * 5) + 4] = 3;                 // 2.weight[1, 4]
        values[31 + 1] = 7;                           // 2.bias[1]
        net.SetParameters(values);
        float[] output = new float[2];
        net.Predict([100, 100, 1], output);
        output.ShouldBe([0, 7 + (3 * 0.5f * (2 - 9))]);
        net.Parameters().ShouldBe(values);
    }

    [Fact]
    public void WrongSpanLength_IsNamedWithTheExpectedOne()
    {
        var net = new SlopeNet();
        Refused(() => net.Predict(new float[4], new float[2]), "input", "3", "4");
        Refused(() => net.Predict(new float[3], new float[5]), "output", "2", "5");
        Refused(() => net.PredictBatch(new float[7], new float[2]), "inputs", "3", "7");
        Refused(() => net.PredictBatch(new float[6], new float[2]), "outputs", "4", "2");
        Refused(() => net.Classify(new float[2]), "input", "3", "2");
        Refused(() => net.Predict(new float[4]), "input", "3", "4");
        Refused(() => net.ClassifyBatch(new float[7], new int[2]), "inputs", "3", "7");
        Refused(() => net.ClassifyBatch(new float[6], new int[3]), "classes", "2", "3");
        Refused(() => net.CopyParametersTo(new float[1]), "destination", "33", "1");
        Refused(() => net.SetParameters(new float[34]), "values", "33", "34");
        Refused(() => net.CopyStateTo(new float[1]), "destination", "0", "1");
        Refused(() => net.SetState(new float[1]), "values", "0", "1");

        static void Refused(Action act, string parameter, string expected, string found)
        {
            ArgumentException exception = Should.Throw<ArgumentException>(act);
            exception.ParamName.ShouldBe(parameter);
            exception.Message.ShouldContain($" {expected} ");
            exception.Message.ShouldContain($"found {found}");
        }
    }

    [Fact]
    public void LectureNetworks_HaveTheLecturesParameterCounts()
    {
        // 784-512-256-10 is given as 530k.
        (DigitNet.ParameterCount / 1000).ShouldBe(535);
        DigitNet.Layers.ToArray().Sum(static layer => layer.ParameterCount).ShouldBe(DigitNet.ParameterCount);
    }

    private delegate void SpanAction(Span<float> destination);

    private delegate void ReadOnlySpanAction(ReadOnlySpan<float> values);

    private delegate void SpanPair(ReadOnlySpan<float> inputs, Span<float> outputs);

    private delegate int ReadOnlySpanFunc(ReadOnlySpan<float> input);
}
