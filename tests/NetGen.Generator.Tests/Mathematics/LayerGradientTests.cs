using System.Reflection;
using NetGen.Generator.Layers;
using NetGen.Generator.Layers.General;
using NetGen.Generator.Model;
using NetGen.Generator.Operations.General;

namespace NetGen.Generator.Tests.Mathematics;

/// <summary>Backward of every layer is the derivative of its forward: both are run in double and compared with central differences.</summary>
public sealed class LayerGradientTests
{
    private const int Rows = 4;

    public static TheoryData<string> Names => [.. LayerCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_IsTheDerivativeOfForward(string name)
    {
        Layer layer = LayerCases.All[name];
        LayerValues s = LayerCases.ValuesOf(layer);
        var run = new PlanInterpreter(Rows, seed: 7);
        Value[] parameters = [.. layer.Tensors.Select(spec => s[spec.Name])];
        int stream = 0;
        foreach (Value value in (Value[])[.. s.Inputs, s.DY, .. parameters])
        {
            double gap = layer is Combine { Operator: CombineOperator.Divide } or CombineConstant { Operator: CombineOperator.Divide } ? 0.5 : 0.01;
            run[value] = AwayFromZero(Rows * value.Length, stream++, gap)[..run[value].Length];
        }

        // L = Σ dY ⊙ Y: its gradient with respect to Y is exactly dY.
        double Loss()
        {
            run.Run(layer.Forward(s));
            return run[s.DY].Zip(run[s.Y]).Sum(static pair => pair.First * pair.Second);
        }

        // The scaling of the input has nothing to train before it, and so no backward.
        IEnumerable<Value> differentiated = layer is InputScalingLayer || !layer.IsDifferentiable ? [] : parameters.Concat(s.Inputs);
        GiveStatistics(run, layer, s);
        Loss();
        run.Run(layer.Backward(s));
        foreach (Value value in differentiated)
        {
            double[] gradient = run[value.Gradient];
            double[] numeric = [.. Enumerable.Range(0, gradient.Length).Select(i => CentralDifference.Of(Loss, run[value], i))];
            Close.ShouldAgree(gradient, numeric, 1e-7, value.Gradient.Name);
            numeric.ShouldContain(static derivative => derivative != 0, $"d{value} is zero everywhere: nothing was checked");
        }
    }

    [Fact]
    public void EveryLayer_IsChecked()
    {
        IEnumerable<Type> layers = typeof(Layer).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract);
        layers.Except(LayerCases.All.Values.Select(static layer => layer.GetType())).ShouldBeEmpty("these layers have no case in LayerCases");
    }

    [Fact]
    public void EveryElementwiseFunction_IsChecked()
    {
        IEnumerable<string> functions = typeof(ElementwiseFunctions).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(static member => member is PropertyInfo or MethodInfo { IsSpecialName: false })
            .Select(static member => member.Name);
        functions.Except(LayerCases.All.Values.OfType<Activated>().Select(static layer => layer.Function.Name), StringComparer.Ordinal)
            .ShouldBeEmpty("these functions have no case in LayerCases");
    }

    /// <summary>A derivative that is said not to need z may not read more of it than its sign, which y shares.</summary>
    [Fact]
    public void FunctionWithoutNeedOfItsInput_HasTheSignOfItsInput()
    {
        foreach (Elementwise function in LayerCases.All.Values.OfType<Activated>()
            .Select(static layer => layer.Function)
            .Where(static function => !function.DerivativeNeedsInput))
        {
            if (function.Derivative.Contains("{z}", StringComparison.Ordinal))
            {
                foreach (double z in (double[])[-3, -0.1, 0.1, 3])
                {
                    (ActivationFormulas.Value(function, z) > 0).ShouldBe(z > 0, $"{function.Name} at {z}");
                }
            }
        }
    }

    private static void GiveStatistics(PlanInterpreter run, Layer layer, LayerValues s)
    {
        foreach (Value statistic in layer.Forward(s).SelectMany(static op => op.Reads).Where(static read => read.Role == ValueRole.Statistic))
        {
            run[statistic] = [.. Enumerable.Range(0, statistic.Length).Select(static i => 2 + (0.25 * (i % 3)))];
        }
    }

    /// <summary>Values of both signs, none so near zero that a step of 1e-5 would cross the kink of a ReLU.</summary>
    private static double[] AwayFromZero(int count, int stream, double gap)
    {
        var random = CounterRandom.For(11, CounterRandom.Purpose.GradientCheck, stream);
        return [.. Enumerable.Range(0, count).Select(i => random.Normal((uint)i)).Select(value => value + (gap * Math.Sign(value)))];
    }
}
