using System.Text.Json;
using NetGen.Integration.Tests.PyTorch;

namespace NetGen.Integration.Tests.Generalising;

/// <summary>Smoothed labels and weights of classes and rows, against PyTorch in float64.</summary>
public sealed class WeighedLossTests
{
    private const double Tolerance = 1e-5;

    private static readonly JsonElement s_trainings = GeneralisingFixture.Root.GetProperty("trainings");

    public static TheoryData<string> Names => [.. s_trainings.EnumerateArray().Select(static training => training.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void HundredSteps_EndWherePyTorchEnds(string name)
    {
        JsonElement training = s_trainings.EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        Action<JsonElement> check = training.GetProperty("network").GetString() switch
        {
            "classes" => Check<ClassesNet>,
            "labels" => Check<TwoLabelsNet>,
            _ => Check<UnitNet>,
        };
        check(training);
    }

    [Fact]
    public void BalancedWeights_AreThoseOfScikitLearn()
    {
        foreach (JsonElement one in GeneralisingFixture.Root.GetProperty("balanced").EnumerateArray())
        {
            int[] labels = [.. one.GetProperty("labels").EnumerateArray().Select(static label => label.GetInt32())];
            int classes = one.GetProperty("classes").GetInt32();
            float[] features = new float[labels.Length];
            ClassWeights.Balanced(Dataset.FromLabels(features, 1, labels, classes)).ShouldBeNear(one.Doubles("weights"), 1e-6);
            if (classes == 2)
            {
                ClassWeights.Balanced(new Dataset(features, 1, [.. labels.Select(static label => (float)label)], 1)).ShouldBeNear(one.Doubles("weights"), 1e-6);
                ClassWeights.Balanced(new Dataset(features, 1, [.. labels.Select(static label => (2f * label) - 1)], 1))
                    .ShouldBeNear(one.Doubles("weights"), 1e-6);
            }
        }
    }

    /// <summary>Whole numbers as weights say how often a row is there.</summary>
    [Fact]
    public void WeightOfTwo_IsARowThatIsThereTwice()
    {
        Dataset data = Samples.Classes(20, 4, 3);
        float[] weights = [.. Enumerable.Range(0, 20).Select(static row => (float)(row % 3))];
        Dataset repeated = data.Rows([.. Enumerable.Range(0, 20).SelectMany(static row => Enumerable.Repeat(row, row % 3))]);
        float[] weighted = Trained(data.WithWeights(weights)).Parameters();
        weighted.ShouldBeNear([.. Trained(repeated).Parameters().Select(static value => (double)value)], 1e-5);
        weighted.ShouldDifferFrom(Trained(data).Parameters());

        static ClassesNet Trained(Dataset data) =>
            NetworkValues.Trained<ClassesNet>(data, new FitOptions { Epochs = 30, BatchSize = data.Count, Shuffle = false, Optimizer = new Sgd(0.2f) });
    }

    /// <summary>With smoothed labels too, which is where PyTorch's terms weighed each by its own class part from this.</summary>
    [Fact]
    public void ClassWeightOfTwo_EqualsDuplicatedRowsWithSmoothedLabels()
    {
        Dataset data = Samples.Classes(20, 4, 3);
        Dataset repeated = data.Rows([.. Enumerable.Range(0, 20).SelectMany(row => Enumerable.Repeat(row, data.TargetsOf(row)[0] == 1 ? 2 : 1))]);
        Trained(data, [2, 1, 1]).ShouldBeNear([.. Trained(repeated, null).Select(static value => (double)value)], 1e-5);

        static float[] Trained(Dataset data, float[]? classWeights) => NetworkValues.Trained<ClassesNet>(data, new FitOptions
        {
            Epochs = 30, BatchSize = data.Count, Shuffle = false, Optimizer = new Sgd(0.2f), LabelSmoothing = 0.2f, ClassWeights = classWeights,
        }).Parameters();
    }

    /// <summary>Σ wₙ·((1 − ε)·(−ln p_c) + ε/K·Σₖ(−ln pₖ)) / Σ wₙ, with wₙ the weight of the true class c.</summary>
    [Fact]
    public void SmoothedLossOfARow_HasTheWeightOfItsTrueClass()
    {
        const double Share = 0.3;
        float[] classWeights = [1, 4, 0.5f];
        Dataset data = Samples.Classes(20, 4, 3);
        var net = new ClassesNet(seed: 1);
        float[] outputs = net.Outputs(data);
        double sum = 0, weights = 0;
        for (int row = 0; row < data.Count; row++)
        {
            double[] losses = [.. outputs.AsSpan(row * 3, 3).ToArray().Select(static p => -Math.Log(p))];
            int trueClass = data.TargetsOf(row).IndexOf(1f);
            sum += classWeights[trueClass] * (((1 - Share) * losses[trueClass]) + (Share / 3 * losses.Sum()));
            weights += classWeights[trueClass];
        }

        History history = net.Fit(data, new FitOptions
        {
            Epochs = 1, BatchSize = 20, Optimizer = new Sgd(1e-30f), LabelSmoothing = (float)Share, ClassWeights = classWeights
        });
        history.Epochs[0].Loss.ShouldBe(sum / weights, 1e-5);
    }

    [Fact]
    public void WeightsThatAreAllTheSame_ChangeNoBit()
    {
        Dataset data = Samples.Classes(45, 4, 3);
        float[] plain = Trained(data, null);
        Trained(data.WithWeights([.. Enumerable.Repeat(4f, 45)]), null).ShouldHaveTheBitsOf(plain);
        Trained(data, [0.5f, 0.5f, 0.5f]).ShouldHaveTheBitsOf(plain);

        static float[] Trained(Dataset data, float[]? classWeights) =>
            NetworkValues.Trained<NoisyNet>(data, new FitOptions { Epochs = 3, BatchSize = 8, ClassWeights = classWeights }).Parameters();
    }

    [Fact]
    public void AccuracyAndValidation_UseTrueTargetsAndCountEveryRowOnce()
    {
        Dataset data = Samples.Classes(30, 4, 3);
        float[] weights = [.. Enumerable.Range(1, 30).Select(static row => (float)row)];
        var net = new ClassesNet(seed: 1);

        // A step too small to change anything: what was seen in training is what the evaluation finds.
        History history = net.Fit(data.WithWeights(weights), new FitOptions
        {
            Epochs = 1, BatchSize = 30, Optimizer = new Sgd(1e-30f), LabelSmoothing = 0.3f, ClassWeights = [1, 2, 3], Validation = data.WithWeights(weights),
        });
        Evaluation evaluation = net.Evaluate(data);
        history.Epochs[0].Accuracy.ShouldBe(evaluation.Accuracy);
        history.Epochs[0].ValidationLoss!.Value.ShouldBe(evaluation.Loss, 1e-6);
        net.Evaluate(data.WithWeights(weights)).Loss.ShouldBe(evaluation.Loss);
        Math.Abs(history.Epochs[0].Loss - evaluation.Loss).ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void TargetsInTheMiddle_StayThereWhenSmoothed()
    {
        // At one half a label counts as there; smoothing must not move it below.
        var data = new Dataset([1, 2, 3, 4, 5, 6], 3, [0.5f, 0.5f, 0.5f, 0.5f, 1, 0], 3);
        foreach (float share in new[] { 0.1f, 0.3f, 0.7f })
        {
            Accuracy(share).ShouldBe(Accuracy(0));
        }

        double Accuracy(float share)
        {
            var net = new LabelsNet(seed: 2);
            return net.Fit(data, new FitOptions { Epochs = 1, BatchSize = 2, Optimizer = new Sgd(1e-30f), LabelSmoothing = share }).Epochs[0].Accuracy!.Value;
        }
    }

    [Fact]
    public void OptionsThatDoNotFit_AreNamed()
    {
        Dataset classes = Samples.Classes(10, 3, 3), values = Samples.Values(10, 2, 1);
        Refused(new PlaneNet(), values, new FitOptions { LabelSmoothing = 0.1f }, "LabelSmoothing", "MeanSquaredError");
        Refused(new SoftmaxNet(), classes, new FitOptions { LabelSmoothing = 1 }, "LabelSmoothing", "below 1");
        Refused(new SoftmaxNet(), classes, new FitOptions { LabelSmoothing = float.NaN }, "LabelSmoothing");
        Refused(new SoftmaxNet(), classes, new FitOptions { ClassWeights = [1, 2] }, "ClassWeights", "Expected 3 class weights", "found 2");
        Refused(new SoftmaxNet(), classes, new FitOptions { ClassWeights = [1, 2, -1] }, "ClassWeights", "-1 for class 2");
        Refused(new SoftmaxNet(), classes, new FitOptions { ClassWeights = [0, 0, 0] }, "ClassWeights", "every row a weight of 0");
        Refused(new PlaneNet(), values, new FitOptions { ClassWeights = [1, 2] }, "ClassWeights", "row 0");
        Refused(new LabelsNet(), new Dataset([1, 2, 3], 3, [1, 1, 0], 3), new FitOptions { ClassWeights = [1, 2, 3] }, "ClassWeights", "not all one-hot");

        static void Refused<T>(T net, Dataset data, FitOptions options, string name, params string[] parts)
            where T : INeuralNetwork<T>
        {
            float[] before = net.Parameters();
            ArgumentException exception = Should.Throw<ArgumentException>(() => net.Fit(data, options));
            exception.ParamName.ShouldBe(name);
            foreach (string part in parts)
            {
                exception.Message.ShouldContain(part);
            }

            net.Parameters().ShouldHaveTheBitsOf(before);
        }
    }

    private static void Check<T>(JsonElement training)
        where T : INeuralNetwork<T>
    {
        int rows = training.GetProperty("rows").GetInt32(), batch = training.GetProperty("batch").GetInt32(), stepsAnEpoch = (rows + batch - 1) / batch;
        var data = new Dataset(training.Floats("inputs"), T.InputSize, training.Floats("targets"), T.OutputSize);
        data = training.GetProperty("sampleWeights").ValueKind == JsonValueKind.Null ? data : data.WithWeights(training.Floats("sampleWeights"));

        T net = T.Create(0);
        net.SetParameters(training.Floats("start"));
        History history = net.Fit(data, new FitOptions
        {
            Epochs = training.GetProperty("steps").GetInt32() / stepsAnEpoch,
            BatchSize = batch,
            Shuffle = false,
            Optimizer = new Sgd(training.GetProperty("learningRate").GetSingle()),
            LabelSmoothing = training.GetProperty("smoothing").GetSingle(),
            ClassWeights = training.GetProperty("classWeights").ValueKind == JsonValueKind.Null ? null : training.Floats("classWeights"),
        });

        net.Parameters().ShouldBeNear(training.Doubles("end"), Tolerance);
        if (batch == rows)
        {
            history.Epochs[0].Loss.ShouldBe(training.GetProperty("firstLoss").GetDouble(), Tolerance);
        }
    }
}
