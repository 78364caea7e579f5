using NetGen.Generator.Tests.Mathematics;

namespace NetGen.Generator.Tests.Embedding;

/// <summary>Embedded weights that cannot be used are told by a message that says what was expected, each time anew.</summary>
public sealed class DamagedWeightsTests
{
    private static readonly string[] s_texts =
    [
        "[NeuralNetwork(3)] [Standardize] [Dense(2)]",
        "[NeuralNetwork(3)] [Dense(2)]",
        "[NeuralNetwork(3)] [Dense(2, Activation.Relu)]",
    ];

    private static readonly Lazy<IReadOnlyList<CompiledNetwork>> s_networks = new(static () => NetworkCompiler.Compile(s_texts));

    private static readonly (string Message, Func<EmbeddedClass> Class)[] s_cases =
    [
        (
            "expected the weights of E0 as a resource, but found none. The project must name the file of the weights as a NetGenModel.",
            static () => Plain(1) with { Content = null }),
        ("expected 32 bytes for E0, 8 parameters and 0 statistics, but found 31.", static () => Plain(1) with { Content = new byte[31] }),
        ("tensor 0.weight: expected finite values, but found NaN at index 2.", static () => Plain(1) with { Content = WithValue(Plain(1), 2, float.NaN) }),
        (
            "tensor 0.bias: expected finite values, but found -Infinity at index 1.",
            static () => Plain(1) with { Content = WithValue(Plain(1), 7, float.NegativeInfinity) }),
        ("input.scale: expected divisors above 0, but found 0 at index 1.", static () => Plain(0) with { Content = WithValue(Plain(0), 8 + 4, 0) }),
        ("as many as when the project was built, but found 5.", static () => Safetensors(1) with { Content = new byte[5] }),
        ("expected the layers of E0, but found those of N2.", static () => Safetensors(1) with { Content = EmbeddedClass.FileOf(s_networks.Value[2]) }),
        ("contain no statistics of the scaling", static () => EmbeddedClass.Of(s_networks.Value[0], Unfitted(), isSafetensors: true, isFrozen: true)),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_cases.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void FrozenClass_SaysWhatIsWrong_EachTime(int index)
    {
        Type type = EmbeddedClass.Compile(s_cases[index].Class())[0];
        for (int time = 0; time < 2; time++)
        {
            Should.Throw<NetGenFormatException>(() => FrozenNetwork.Of(type)).Message.ShouldContain(s_cases[index].Message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void ClassThatTrains_SaysTheSame(int index)
    {
        EmbeddedClass it = s_cases[index].Class();
        Type type = EmbeddedClass.Compile(it with { Model = it.Model with { IsFrozen = false } })[0];
        Exception? inner = Should.Throw<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(type, 0)).InnerException;
        inner.ShouldBeOfType<NetGenFormatException>().Message.ShouldContain(s_cases[index].Message);
    }

    private static EmbeddedClass Plain(int network) => EmbeddedClass.Plain(s_networks.Value[network], isFrozen: true);

    private static EmbeddedClass Safetensors(int network) => EmbeddedClass.Safetensors(s_networks.Value[network], isFrozen: true);

    private static byte[] WithValue(EmbeddedClass it, int index, float value)
    {
        byte[] content = [.. it.Content!];
        BitConverter.TryWriteBytes(content.AsSpan(index * sizeof(float)), value);
        return content;
    }

    /// <summary>What a file says of a network whose scaling is still the identity.</summary>
    private static byte[] Unfitted()
    {
        CompiledNetwork network = s_networks.Value[0].Copy();
        network.Storage.ScalingIsFitted = true;
        string file = System.Text.Encoding.Latin1.GetString(EmbeddedClass.FileOf(network));

        // A letter more in one place is a letter less in the other.
        file = file.Replace("\"netgen.scaling_fitted\":\"true\"", "\"netgen.scaling_fitted\":\"false\"", StringComparison.Ordinal)
            .Replace("\"N0\"", "\"N\"", StringComparison.Ordinal);
        return System.Text.Encoding.Latin1.GetBytes(file);
    }
}
