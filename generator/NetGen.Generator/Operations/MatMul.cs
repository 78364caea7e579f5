using NetGen.Generator.Model;

namespace NetGen.Generator.Operations;

/// <summary>Y = X·Wᵀ</summary>
internal sealed record MatMulNT(Value Y, Value X, Value W) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [X, W];

    public override IEnumerable<Value> Writes => [Y];

    public override string Formula => $"{Y} = {X}·{W}ᵀ";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            for (int j = 0; j < {{Y.Columns}}; j++)
            {
                double sum = 0;
                for (int i = 0; i < {{X.Columns}}; i++)
                {
                    sum += {{W}}[j * {{X.Columns}} + i] * {{X}}[n * {{X.Columns}} + i];
                }

                {{Y}}[n * {{Y.Columns}} + j] = sum;
            }
        }
        """;
}

/// <summary>dW = dYᵀ·X</summary>
internal sealed record MatMulTN(Value DW, Value DY, Value X) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [DY, X];

    public override IEnumerable<Value> Writes => [DW];

    public override string Formula => $"{DW} = {DY}ᵀ·{X}";

    public string Loops => $$"""
        for (int j = 0; j < {{DY.Columns}}; j++)
        {
            for (int i = 0; i < {{X.Columns}}; i++)
            {
                double sum = 0;
                for (int n = 0; n < rows; n++)
                {
                    sum += {{DY}}[n * {{DY.Columns}} + j] * {{X}}[n * {{X.Columns}} + i];
                }

                {{DW}}[j * {{X.Columns}} + i] = sum;
            }
        }
        """;
}

/// <summary>dX = dY·W</summary>
internal sealed record MatMulNN(Value DX, Value DY, Value W) : Operation, IReferenceLoops
{
    public override IEnumerable<Value> Reads => [DY, W];

    public override IEnumerable<Value> Writes => [DX];

    public override string Formula => $"{DX} = {DY}·{W}";

    public string Loops => $$"""
        for (int n = 0; n < rows; n++)
        {
            for (int i = 0; i < {{DX.Columns}}; i++)
            {
                double sum = 0;
                for (int j = 0; j < {{DY.Columns}}; j++)
                {
                    sum += {{DY}}[n * {{DY.Columns}} + j] * {{W}}[j * {{DX.Columns}} + i];
                }

                {{DX}}[n * {{DX.Columns}} + i] = sum;
            }
        }
        """;
}
