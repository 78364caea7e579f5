using System.Reflection.Emit;

namespace NetGen.Generator.Tests.Emission;

/// <summary>No kernel grows past what the JIT optimizes in full: beyond some sixty kilobytes or a thousand variables, its own included, it gives up.</summary>
public sealed class KernelMethodTests
{
    private const int LongestCode = 12 * 1024;
    private const int MostLocals = 300;

    private static readonly Dictionary<short, OpCode> s_opCodes =
        typeof(OpCodes).GetFields().Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    [Fact]
    public void EveryKernel_IsSmallEnoughToBeOptimized()
    {
        IReadOnlyList<KernelBody> kernels = KernelMethods.All;
        kernels.Count.ShouldBeGreaterThan(100);
        foreach (KernelBody kernel in kernels)
        {
            kernel.Code.Count.ShouldBeLessThanOrEqualTo(LongestCode, kernel.Name);
            kernel.Locals.ShouldBeLessThanOrEqualTo(MostLocals, kernel.Name);
        }
    }

    /// <summary>Nothing in a kernel can allocate: no array, no box, and no object, for there is not one constructor call but those of spans.</summary>
    [Fact]
    public void NoKernel_Allocates()
    {
        OpCode[] allocating = [OpCodes.Newarr, OpCodes.Box, OpCodes.Newobj, OpCodes.Ldstr];
        foreach (KernelBody kernel in KernelMethods.All)
        {
            Instructions(kernel.Code).Where(allocating.Contains).ShouldBeEmpty(kernel.Name);
        }
    }

    /// <summary>The operation codes of a body (ECMA-335, III.1.2): one byte, or 0xFE and another, then an operand whose length follows from the code.</summary>
    private static IEnumerable<OpCode> Instructions(IReadOnlyList<byte> code)
    {
        for (int at = 0; at < code.Count;)
        {
            OpCode instruction = s_opCodes[code[at] == 0xFE ? (short)((0xFE << 8) | code[at + 1]) : code[at]];
            yield return instruction;
            at += instruction.Size;
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * (code[at] | (code[at + 1] << 8))),
                _ => 4,
            };
        }
    }
}
