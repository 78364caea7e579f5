using System.Globalization;
using NetGen.Tests;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>Declarations thrown together by chance: the generator never fails, and what it accepts compiles.</summary>
public sealed class RandomDeclarationTests
{
    private const int Classes = 12;

    private static readonly string[] s_sizes = ["1", "2", "3", "7", "8", "9", "16", "17", "31", "32", "33", "100", "300", "9000"];

    private static readonly string[] s_wrongSizes = ["0", "-1", "int.MinValue", "int.MaxValue", "65536", "1000000", "300000000"];

    private static readonly string[] s_rates = ["0", "0.1", "0.5f", "0.999", "1e-300"];

    private static readonly string[] s_wrongRates = ["1", "1.0", "-0.1", "double.NaN", "double.PositiveInfinity", "0.99999999999", "-1e-300"];

    private static readonly string[] s_numbers = ["0", "1", "-1", "0.01", "1e-20", "-0.0", "1f / 3", "1e30", "12345.678"];

    private static readonly string[] s_wrongNumbers = ["double.NaN", "double.NegativeInfinity", "1e39", "double.Epsilon"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 2)];

    public static TheoryData<int> MoreSeeds => [.. Enumerable.Range(2, 10)];

    [LongTheory]
    [MemberData(nameof(MoreSeeds))]
    public Task ManyMoreRandomDeclarations_AreRefusedOrCompile(int seed) => RandomDeclarations_AreRefusedOrCompile(seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomDeclarations_AreRefusedOrCompile(int seed)
    {
        // Every other seed keeps to what is allowed one by one, so that many networks get through.
        var chance = new Chance(new Random(seed), seed % 2 == 0 ? 0 : 0.08);
        string[] sources =
        [
            .. Enumerable.Range(0, Classes).Select(index => $"using NetGen; namespace App; {Network(chance)} internal partial class Net{index};")
        ];
        Generation generation = await GeneratorHarness.RunAsync(sources);

        string all = string.Join("\n", sources);
        generation.Exception.ShouldBeNull(all);
        generation.Ids.ShouldAllBe(static id => id.StartsWith("NETGEN1", StringComparison.Ordinal)
            || id.StartsWith("NETGEN2", StringComparison.Ordinal)
            || id == "NETGEN005", all);
        generation.Compiled.ShouldBeEmpty(all);

        // A class is refused with a word, or is generated in full, whatever advice it is given.
        for (int index = 0; index < Classes; index++)
        {
            bool isTold = generation.Errors.Any(diagnostic => diagnostic.Location.GetLineSpan().Path == $"Source{index}.cs");
            int files = generation.Files.Count(file => file.HintName.StartsWith($"App.Net{index}.", StringComparison.Ordinal));
            (isTold ? files == 1 : files >= 5).ShouldBeTrue(sources[index]);
        }
    }

    private static string Network(Chance chance)
    {
        string input = chance.Happens(0.2)
            ? $"{chance.Of(s_sizes, s_wrongSizes)}, {chance.Of(s_sizes, s_wrongSizes)}, {chance.Of(["1", "3"], s_wrongSizes)}"
            : chance.Of(s_sizes, s_wrongSizes);
        string loss = chance.Happens(0.2)
            ? $", Loss = {chance.Of(["Loss.MeanSquaredError"], ["Loss.CrossEntropy", "Loss.BinaryCrossEntropy", "(Loss)5"])}"
            : "";
        string scaling = chance.Happens(0.3) ? chance.Of(["[Standardize] ", "[MinMaxScale] ", "[BatchNorm] "], ["[BatchNorm(Epsilon = 0)] "]) : "";
        IEnumerable<string> layers = Enumerable.Range(0, chance.Below(7)).Select(_ => Layer(chance));
        string last = chance.Happens(0.9)
            ? $"[Dense({chance.Of(s_sizes, s_wrongSizes)}, Activation.{chance.Of(["Linear", "Sigmoid", "Softmax", "Tanh", "PRelu"], ["Relu"])})]"
            : "";
        return $"[NeuralNetwork({input}{loss})] {scaling}{string.Join(" ", layers)} {last}";
    }

    private static string Layer(Chance chance) => chance.Below(10) switch
    {
        < 5 => $"[Dense({chance.Of(s_sizes, s_wrongSizes)}{(chance.Happens(0.7) ? ", " + Activation(chance) : "")}{Options(chance)}{DenseOptions(chance)})]",
        < 7 => $"[Activate({Activation(chance)}{Options(chance)})]",
        < 9 => $"[Dropout({chance.Of(s_rates, s_wrongRates)})]",
        _ => chance.Of(["[BatchNorm]", "[BatchNorm(Momentum = 0.01, Epsilon = 1e-3)]"],
        [
            "[Standardize]", "[MinMaxScale]", "[BatchNorm(Momentum = double.NaN)]"
        ]),
    };

    private static string Activation(Chance chance) =>
        chance.Of([.. Enum.GetNames<Activation>().Where(static name => name != "Softmax").Select(static name => "Activation." + name)],
        [
            "Activation.Softmax", "(Activation)99", "(Activation)(-1)"
        ]);

    private static string Options(Chance chance) =>
        Option(chance, "Alpha", s_numbers, s_wrongNumbers) + Option(chance, "Beta", ["1", "0.5f", "1e20"], ["0", "-1", .. s_wrongNumbers])
        + Option(chance, "Lower", ["0", "0.1", "-3"], s_wrongNumbers) + Option(chance, "Upper", ["0.5", "3"], ["-1e30", .. s_wrongNumbers]);

    private static string DenseOptions(Chance chance) =>
        Option(chance, "DropConnect", s_rates, s_wrongRates)
            + Option(chance, "Init", [.. Enum.GetNames<Init>().Select(static name => "Init." + name)], ["(Init)77"])
        + Option(chance, "InitScale", s_numbers, s_wrongNumbers) + Option(chance, "BiasInit", s_numbers, s_wrongNumbers);

    private static string Option(Chance chance, string name, string[] allowed, string[] wrong) =>
        chance.Happens(0.15) ? $", {name} = {chance.Of(allowed, wrong)}" : "";

    private sealed class Chance(Random random, double wrong)
    {
        public bool Happens(double probability) => random.NextDouble() < probability;

        public int Below(int end) => random.Next(end);

        public string Of(string[] allowed, string[] forbidden) =>
            Happens(wrong) ? forbidden[Below(forbidden.Length)] : allowed[Below(allowed.Length)].ToString(CultureInfo.InvariantCulture);
    }
}
