namespace NetGen.Conformance;

/// <summary>The words of the page docs/onnx.md.</summary>
internal static class PageText
{
    public const string Head = """
        # Models from ONNX files

        A project names a model file, and a class takes its layers and weights from it:

        ```xml
        <ItemGroup>
          <NetGenModel Include="Models/digits.onnx" />
        </ItemGroup>
        ```

        ```csharp
        [NeuralNetwork("Models/digits.onnx")]
        public partial class Digits;
        ```

        The build reads the file, and the class needs neither it nor another library at run time. [Inference](inference.md) says how to use it. The operators below are read. Any other is declined at
        build time with [NETGEN142](diagnostics/NETGEN142.md), which names the operator, its place in the file, what was found and what would be read.

        - **The first dimension is the batch**, whether it has a name, is free, or is a number. What mixes rows of a batch, or tells them apart, is declined.
        - **Values keep the file's order**, flattened and without the batch: images are channel-first where the file has them so.
        - **Float, double and half** become 32-bit floats. Whole numbers are read where they are shapes, indices or constants.
        - **An imported class can be trained.** Weights of products, convolutions and normalisations are its parameters; constants of other operators stay as they are.
        - **Weights of more than 2 GB** or in other files than `NAME.onnx.data` beside the model are declined.

        This page is made by `dotnet run -c Release --project tests/NetGen.Conformance -- --write docs/onnx.md`.

        """;

    public const string Others = """

        ## Cases with other operators

        All of these are declined by name.

        | operators | cases |
        |---|---|

        """;

    public static string Cases(Tally tally) => FormattableString.Invariant($"""
        The cases are the node tests of the onnx package, version 1.12. Inputs after the first are constants here. Of the cases whose operators are all in the table above, {tally.Agree} give the
        expected answer within 1e-5, one sample at a time and as a batch. {tally.OfRows} are declined because they mix the rows of a batch or tell them apart, as an operator over axis 0 does,
        and {tally.Declined} for the reason that stands there, most of them because the operator is read of constants only. {tally.Wrong} are wrong. An ulp is the distance from one 32-bit float to the next.
        """);
}
