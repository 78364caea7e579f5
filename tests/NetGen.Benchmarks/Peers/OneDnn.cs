using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>oneDNN, for products without a framework around them.</summary>
internal sealed unsafe class OneDnn : IPeer
{
    private static readonly string[] Libraries = ["libdnnl.so.3", "libdnnl.so.2", "libdnnl"];

    private readonly CCompiler _compiler;
    private readonly GemmProducts _products;
    private readonly delegate* unmanaged<int, void> _setThreads;

    /// <summary>Loads oneDNN and builds the loop around it.</summary>
    /// <exception cref="PeerMissingException">There is no oneDNN or no compiler.</exception>
    public OneDnn(CCompiler compiler)
    {
        _compiler = compiler;
        nint library = 0;
        if (!Array.Exists(Libraries, name => NativeLibrary.TryLoad(name, out library)))
        {
            throw new PeerMissingException(Name, "libdnnl not found");
        }

        // Debian's runs on the threads of OpenMP, and so does nothing to choose their number itself.
        if (NativeLibrary.TryLoad("libgomp.so.1", out nint openMp))
        {
            _setThreads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(openMp, "omp_set_num_threads");
        }

        _products = new GemmProducts(_compiler, NativeLibrary.GetExport(library, "dnnl_sgemm"), isOneDnn: true);
    }

    public string Name => "oneDNN";

    public IEnumerable<Contender> Products(Subject subject, int batch) => subject.Sizes is [] ? [] : [_products.Of(Name, subject, batch, UseOneThread)];

    /// <inheritdoc/>
    public void Dispose() => _compiler.Dispose();

    private void UseOneThread()
    {
        if (_setThreads is not null)
        {
            _setThreads(1);
        }
    }
}
