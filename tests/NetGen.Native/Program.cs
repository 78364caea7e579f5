using System.Runtime.InteropServices;
using NetGen;
using NetGen.Native;

// Made for processors that the tests do not run on: published as native code and started there, or under an emulator.
Console.WriteLine($"{RuntimeInformation.ProcessArchitecture}, vectors of {VectorWidth.Lanes * 32} bits");
bool isRight = KernelCheck.Passes<Registers>();
isRight &= KernelCheck.Passes<OneMethod>();
isRight &= KernelCheck.Passes<ZerosSkipped>();
isRight &= KernelCheck.Passes<Padded>();
isRight &= KernelCheck.Passes<Normalized>();
isRight &= KernelCheck.Passes<Linear>();
return isRight ? 0 : 1;
