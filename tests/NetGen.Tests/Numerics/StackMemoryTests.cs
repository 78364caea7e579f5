using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Tests.Numerics;

public sealed class StackMemoryTests
{
    [Fact]
    public void LineBegins_WithinTheSpareFloats()
    {
        // As on the stack, nothing is moved meanwhile.
        float[] memory = GC.AllocateArray<float>(16 + StackMemory.Spare, pinned: true);
        for (int start = 0; start < 16; start++)
        {
            nint skipped = Unsafe.ByteOffset(ref memory[start], ref StackMemory.AlignToLine(ref memory[start]));
            ((Marshal.UnsafeAddrOfPinnedArrayElement(memory, start) + skipped) % 64).ShouldBe(0);
            (skipped / sizeof(float)).ShouldBeInRange(0, StackMemory.Spare);
        }
    }
}
