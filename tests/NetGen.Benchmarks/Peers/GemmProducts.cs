using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>The products of a training step by a library's general product of matrices: no biases, activations or optimizer.</summary>
/// <param name="compiler">Builds the loop over the products.</param>
/// <param name="sgemm">The library's function.</param>
/// <param name="isOneDnn">Whether it has oneDNN's parameters; if not, those of BLAS in C.</param>
internal sealed unsafe class GemmProducts(CCompiler compiler, nint sgemm, bool isOneDnn)
{
    private readonly nint _library = compiler.Build("products.c");

    /// <summary>Ready to run the products of a network's step.</summary>
    /// <param name="name">The peer's.</param>
    /// <param name="subject">The network.</param>
    /// <param name="batch">Rows of the mini-batch.</param>
    /// <param name="prepare">Sets the library up before every run.</param>
    public Contender Of(string name, Subject subject, int batch, Action prepare)
    {
        var open = (delegate* unmanaged<nint, int, int, int*, int, nint>)NativeLibrary.GetExport(_library, "products_open");
        var run = (delegate* unmanaged<nint, int, void>)NativeLibrary.GetExport(_library, "products_run");
        nint job;
        fixed (int* sizes = subject.Sizes)
        {
            // As long as the program, as all peers live.
            job = open(sgemm, isOneDnn ? 1 : 0, subject.Sizes.Length - 1, sizes, batch);
        }

        return Contender.InProcess(name, calls =>
        {
            prepare();
            run(job, calls);
        });
    }
}
