using System.Runtime.InteropServices;
using NetGen;
using NetGen.Native;
using NetGen.Native.Sharing;

// Made for processors that the tests do not run on: published as native code and started there, or under an emulator.
switch (args)
{
    // One instance and many threads, in native code and, started from another program, in code that the JIT compiles meanwhile.
    case ["answers", string folder]:
        ThreadTrial.WriteAnswers(folder);
        return 0;
    case ["threads", string folder, string kind, string predictions, string seed]:
        return ThreadTrial.Run(folder, kind, long.Parse(predictions, CultureInfo.InvariantCulture), uint.Parse(seed, CultureInfo.InvariantCulture)) ? 0 : 1;
    default:
        Console.WriteLine($"{RuntimeInformation.ProcessArchitecture}, vectors of {VectorWidth.Lanes * 32} bits");
        bool isRight = KernelCheck.Passes<Registers>();
        isRight &= KernelCheck.Passes<OneMethod>();
        isRight &= KernelCheck.Passes<ZerosSkipped>();
        isRight &= KernelCheck.Passes<Padded>();
        isRight &= KernelCheck.Passes<Normalized>();
        isRight &= KernelCheck.Passes<Linear>();
        return isRight ? 0 : 1;
}
