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

        The build reads the file. At run time the class needs neither the file nor another library. [Inference](inference.md) describes its use.
        NetGen supports the operators below. Any other operator is a build error, [NETGEN142](diagnostics/NETGEN142.md), which names the operator, its
        place in the file, what was found and what NetGen supports.

        - **The first dimension is the batch**, whether it has a name, is free, or is a number. An operator that mixes the rows of a batch, or treats
          them differently, is declined.
        - **Values keep the file's order**, flattened and without the batch: images are channel-first where the file has them so.
        - **Float, double and half** become 32-bit floats. Whole numbers are read where they are shapes, indices or constants.
        - **An imported class can be trained.** Weights of products, convolutions and normalisations are its parameters; constants of other operators
          stay as they are.
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
        The cases are the node tests of the onnx package, version 1.12. Inputs after the first are constants here. Some cases have only operators of
        the table above. Of these, {tally.Agree} give the expected answer within 1e-5, one sample at a time and as a batch. {tally.OfRows} are declined
        because they mix the rows of a batch or treat them differently, as an operator over axis 0 does. {tally.Declined} are declined for the reason
        in the table, most of them because NetGen supports the operator for constants only. {tally.Wrong} are wrong. An ulp is the
        distance from one 32-bit float to the next.
        """);
}
