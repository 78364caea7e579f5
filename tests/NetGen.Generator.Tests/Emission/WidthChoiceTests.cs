using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Emission;

/// <summary>The method that callers know calls, on every processor, the widest kernel there is for it and that its vectors hold.</summary>
public sealed class WidthChoiceTests
{
    private static readonly int[] s_widths = [512, 256, 128];

    public static TheoryData<string> Networks => [.. KernelMethods.Networks];

    [Theory]
    [MemberData(nameof(Networks))]
    public void EveryWidth_GetsTheWidestKernelItCanRun(string annotations)
    {
        GeneratorRunResult run = GeneratorHarness.Driver()
            .RunGenerators(GeneratorHarness.Compile($"using NetGen; {annotations} public partial class Net;"))
            .GetRunResult().Results.Single();
        List<MethodDeclarationSyntax> methods =
        [
            .. run.GeneratedSources.SelectMany(static source => source.SyntaxTree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        ];
        ILookup<string, int> kernels = methods
            .Where(static method => s_widths.Any(bits => method.Identifier.Text.EndsWith(Number(bits), StringComparison.Ordinal)))
            .ToLookup(static method =>
                method.Identifier.Text[..^3], static method => int.Parse(method.Identifier.Text[^3..], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        kernels.Count.ShouldBeGreaterThan(0);
        foreach (IGrouping<string, int> family in kernels)
        {
            // A tiny network is computed by Predict itself, unless its scaled input makes it two steps.
            string chooser = family.Key == "PredictOne" && !methods.Exists(static method => method.Identifier.Text == "PredictOne") ? "Predict" : family.Key;
            List<MethodDeclarationSyntax> choosing =
            [
                .. methods.Where(method => method.Identifier.Text == chooser && (chooser != "Predict" || method.ParameterList.Parameters.Count == 2))
            ];
            MethodDeclarationSyntax choice = choosing.ShouldHaveSingleItem(family.Key);
            foreach (int bits in s_widths)
            {
                int expected = family.Where(width => width <= bits).DefaultIfEmpty(family.Min()).Max();
                Called(choice, family.Key, bits / 32).ShouldBe(expected, $"{family.Key} with vectors of {bits} bits");
            }
        }
    }

    /// <summary>Which kernel the method calls where a vector holds so many floats; the one of 256 bits, which runs everywhere, if there is no choice.</summary>
    private static int Called(MethodDeclarationSyntax choice, string family, int lanes)
    {
        SyntaxNode branch = choice;
        if (choice.DescendantNodes().OfType<SwitchStatementSyntax>().FirstOrDefault() is { } statement)
        {
            statement.Expression.ToString().ShouldBe("global::NetGen.Runtime.VectorWidth.Lanes");
            branch = statement.Sections.FirstOrDefault(
                section => section.Labels.OfType<CaseSwitchLabelSyntax>().Any(label => label.Value.ToString() == Number(lanes)))
                ?? statement.Sections.Single(static section => section.Labels.OfType<DefaultSwitchLabelSyntax>().Any());
        }
        else if (choice.DescendantNodes().OfType<IfStatementSyntax>().FirstOrDefault(
            static branch => branch.Condition.ToString().StartsWith("global::NetGen.Runtime.VectorWidth.Lanes", StringComparison.Ordinal)) is { } test)
        {
            branch = test.Condition.ToString() == $"global::NetGen.Runtime.VectorWidth.Lanes == {Number(lanes)}" ? test.Statement : test.Else!;
        }

        string name = branch.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression.ToString())
            .Single(called => called.Length == family.Length + 3
                && called.StartsWith(family, StringComparison.Ordinal)
                && s_widths.Contains(int.TryParse(called[^3..], CultureInfo.InvariantCulture, out int bits) ? bits : 0));
        return int.Parse(name[^3..], CultureInfo.InvariantCulture);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
