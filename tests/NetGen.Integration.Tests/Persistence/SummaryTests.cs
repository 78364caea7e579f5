namespace NetGen.Integration.Tests.Persistence;

public sealed class SummaryTests
{
    [Fact]
    public void Summary_IsATableOfTheLayers() => new Contract.DigitNet().Summary().ShouldBe(
        """
        Layer     Reads     Output  Parameters  Multiply-adds      Bytes
        ----------------------------------------------------------------
        Input                  784           0              0          0
        Dense1    Input        512     401,920        401,408  1,607,680
        Relu1     Dense1       512           0              0          0
        Dropout1  Relu1        512           0              0          0
        Dense2    Dropout1     256     131,328        131,072    525,312
        Relu2     Dense2       256           0              0          0
        Dropout2  Relu2        256           0              0          0
        Dense3    Dropout2      10       2,570          2,560     10,280
        Softmax1  Dense3        10           0              0          0
        ----------------------------------------------------------------
        Total                   10     535,818        535,040  2,143,272
        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Layers_TellWhatTheDeclarationSays()
    {
        LayerInfo[] layers = [.. NoisyNet.Layers];
        layers.Select(static layer => layer.Kind).ShouldBe(["Standardize", "Dropout", "Dense", "Relu", "Dense", "RRelu", "Dropout", "Dense", "Softmax"]);
        layers.Select(static layer => layer.OutputShape.Single()).ShouldBe([4, 4, 12, 12, 8, 8, 8, 3, 3]);
        layers.Sum(static layer => layer.ParameterCount).ShouldBe(NoisyNet.ParameterCount);
        layers.Sum(static layer => layer.MultiplyAddCount).ShouldBe((4 * 12) + (12 * 8) + (8 * 3));
        layers.Select(static layer => layer.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(layers.Length);
    }
}
