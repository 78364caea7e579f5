using NetGen.Generator.Layers;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Operations;
using NetGen.Generator.Plans;
using Op = NetGen.Generator.Operations;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>Which dense layers read folded weights at inference, as data.</summary>
public sealed class FoldingTests
{
    private static readonly Shape s_shape = new(20);
    private static readonly ParameterStart s_start = new(null, 0);
    private static readonly InputScalingLayer s_scaling = new(s_shape, ScalingKind.Standardize);
    private static readonly Dense s_dense = new(s_shape, s_shape, 0, s_start, 0);
    private static readonly Activated s_tanh = new(s_shape, ElementwiseFunctions.Tanh);
    private static readonly Dropout s_dropout = new(s_shape, 0.5);
    private static readonly BatchNorm s_norm = new(s_shape, 0.1, 1e-5);

    public static TheoryData<string, bool> Networks => new()
    {
        { "scaling dense", true },
        { "scaling dense tanh dense", true },
        { "scaling dropout dense tanh", true },
        { "dense tanh dense", false },
        { "scaling tanh dense", false },
        { "scaling tanh", false },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void DenseLayerBehindTheScaling_ReadsFoldedWeights(string layers, bool folds)
    {
        KernelPlan plan = Plan(layers);
        DenseForward[] dense = [.. plan.Inference.Infer.OfType<DenseForward>()];
        if (!folds)
        {
            plan.Inference.Foldings.ShouldBeEmpty();
            dense.ShouldAllBe(static op => !op.W.Name.EndsWith("Folded", StringComparison.Ordinal));
            return;
        }

        FoldedDense folding = plan.Inference.Foldings.ShouldHaveSingleItem();
        folding.W.Name.ShouldBe("w1");
        folding.Before.ShouldBe(plan.Mathematics.Infer[0]);
        (dense[0].W, dense[0].B, dense[0].Layer).ShouldBe((folding.FoldedW, folding.FoldedB, "Dense1"));
        dense.Skip(1).ShouldAllBe(static op => op.W.IsTrained);

        var own = (Packed)plan.Inference.Places[folding.W];
        plan.Inference.Places[folding.FoldedW].ShouldBe(own with { Block = PackedBlock.Folded, Offset = 0 });
        StandardizeUnfolded unfolded = plan.Inference.Infer.OfType<StandardizeUnfolded>().ShouldHaveSingleItem();
        (unfolded.X.Role, unfolded.Folding, unfolded.Layer).ShouldBe((ValueRole.Input, folding, 0));
        dense[0].X.ShouldBe(unfolded.Y);
    }

    /// <summary>
    /// Which layers fold, and what the network computes in the end; a normalisation without a dense layer before it stays a multiplication and an addition for
    /// each unit.
    /// </summary>
    [Theory]
    [InlineData("dense norm tanh", "w1Folded", "DenseForward CopyRows")]
    [InlineData("dense dropout norm tanh dense", "w1Folded", "DenseForward DenseForward CopyRows")]
    [InlineData("scaling dense norm tanh dense norm", "w1Folded w2Folded", "StandardizeUnfolded DenseForward DenseForward CopyRows")]
    [InlineData("dense tanh norm dense", "", "DenseForward Normalize DenseForward CopyRows")]
    [InlineData("norm dense", "", "Normalize DenseForward CopyRows")]
    [InlineData("dense norm norm", "w1Folded", "DenseForward Normalize CopyRows")]
    public void DenseLayerBeforeANormalisation_ReadsFoldedWeights(string layers, string folded, string ops)
    {
        KernelPlan plan = Plan(layers);
        string.Join(' ', plan.Inference.Foldings.Select(static folding => folding.FoldedW.Name)).ShouldBe(folded);
        string.Join(' ', plan.Inference.Infer.Concat(plan.Inference.Finish).Select(static op => op.GetType().Name)).ShouldBe(ops);
        foreach ((DenseForward dense, FoldedDense folding) in plan.Inference.Infer.OfType<DenseForward>().Zip(plan.Inference.Foldings))
        {
            (dense.W, dense.Normalization).ShouldBe((folding.FoldedW, folding.After));
        }
    }

    /// <summary>Folded layers lie one after the other, each on a cache line.</summary>
    [Fact]
    public void FoldedLayers_DoNotOverlap()
    {
        KernelPlan plan = Plan("dense norm tanh dense norm");
        Packed[] places = [.. plan.Inference.Foldings.Select(folding => (Packed)plan.Inference.Places[folding.FoldedW])];
        places.Select(static place => place.Offset).ShouldBe([0, places[0].Panels.Length]);
        (places[0].Panels.Length % TensorPlacement.CacheLine).ShouldBe(0);
    }

    /// <summary>Weights change with every step, so training scales.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_FoldsNothing(string layers, bool folds)
    {
        _ = folds;
        TrainingPlan training = Plan(layers).Training;
        training.Forward.OfType<Op.Scale>().Count().ShouldBe(layers.StartsWith("scaling", StringComparison.Ordinal) ? 1 : 0);
        training.Forward.OfType<DenseForward>().ShouldAllBe(static op => op.W.IsTrained);
    }

    /// <summary>What reads the scaled input beside the dense layer, as a skip connection would, still needs it.</summary>
    [Fact]
    public void ScaledInputThatIsReadTwice_IsNotFolded()
    {
        KernelPlan plan = Plan("scaling dense");
        Op.Scale scale = plan.Mathematics.Infer.OfType<Op.Scale>().Single();
        List<Operation> ops = [.. plan.Mathematics.Infer, new CopyRows(new Value("y", ValueRole.Output, new Shape(20)), scale.Y)];
        (List<Operation> folded, List<FoldedDense> foldings) = Folding.Of(ops, new Dataflow(ops));
        foldings.ShouldBeEmpty();
        folded.ShouldBe(ops);
    }

    private static KernelPlan Plan(string layers)
    {
        Dictionary<string, Layer> byName = new(StringComparer.Ordinal)
        {
            ["scaling"] = s_scaling, ["dense"] = s_dense, ["tanh"] = s_tanh, ["dropout"] = s_dropout, ["norm"] = s_norm
        };
        return NetworkLowering.Lower(Plain.Model(s_shape, layers.Split(' ').Select(name => byName[name])));
    }
}
