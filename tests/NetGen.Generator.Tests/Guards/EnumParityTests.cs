using System.Reflection;
using NetGen.Generator.Layers;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Guards;

/// <summary>The generator has no reference to the runtime and knows its enums by number and name: both must agree.</summary>
public sealed class EnumParityTests
{
    [Fact]
    public void Activations_Agree() => ActivationReader.Names.ShouldBe(InOrder<Activation>());

    [Fact]
    public void Inits_Agree() => Names(typeof(WeightStarts), "Inits").ShouldBe(InOrder<Init>());

    [Fact]
    public void Losses_Agree()
    {
        Names(typeof(LossChoice), "Names").ShouldBe(InOrder<Loss>());
        InOrder<LossKind>().ShouldBe(InOrder<Loss>());
    }

    [Fact]
    public void Scalings_Agree() => InOrder<ScalingKind>().ShouldBe(InOrder<InputScaling>());

    [Fact]
    public void TensorRoles_Agree() => InOrder<Model.TensorRole>().ShouldBe(InOrder<Runtime.TensorRole>());

    [Fact]
    public void StatisticBounds_Agree() => InOrder<Model.StatisticBound>().ShouldBe(InOrder<Runtime.StatisticBound>());

    /// <summary>Every layer attribute of the runtime is in the catalog, and no other.</summary>
    [Fact]
    public void LayerAttributes_Agree() =>
        LayerCatalog.Readers.Keys.Concat(Labels.AttributeNames).Select(static name => name + "Attribute").ShouldBe(
            typeof(DenseAttribute).Assembly.GetExportedTypes()
                .Where(static type => type.IsSubclassOf(typeof(Attribute)) && type != typeof(NeuralNetworkAttribute))
                .Select(static type => type.Name),
            ignoreOrder: true);

    /// <summary>The names by value, which must count from 0 without a gap.</summary>
    private static string[] InOrder<T>()
        where T : struct, Enum
    {
        Enum.GetValues<T>()
            .Select(static value => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(Enumerable.Range(0, Enum.GetValues<T>().Length));
        return Enum.GetNames<T>();
    }

    private static string[] Names(Type type, string field) =>
        (string[])type.GetField(field, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!;
}
