using System.Runtime.InteropServices;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;

namespace NetGen.Benchmarks.Peers;

/// <summary>Batches and trainings in plain C around OpenBLAS.</summary>
internal sealed unsafe class OpenBlas : IPeer
{
    private readonly CCompiler _compiler;
    private readonly nint _sgemm;
    private readonly GemmProducts _products;
    private readonly delegate* unmanaged<int, void> _setThreads;
    private readonly delegate* unmanaged<nint, int, int*, float*, float*, float*, int, int, void> _predict;
    private readonly delegate* unmanaged<nint, int, int*, float*, float*, float*, int, int, int, int, double> _fit;

    /// <summary>Loads OpenBLAS and builds the code around it.</summary>
    /// <exception cref="PeerMissingException">There is no OpenBLAS or no compiler.</exception>
    public OpenBlas(CCompiler compiler)
    {
        _compiler = compiler;
        if (!NativeLibrary.TryLoad("libopenblas.so.0", out nint blas) && !NativeLibrary.TryLoad("libopenblas", out blas))
        {
            throw new PeerMissingException(Name, "libopenblas not found");
        }

        _sgemm = NativeLibrary.GetExport(blas, "cblas_sgemm");
        _setThreads = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(blas, "openblas_set_num_threads");
        _products = new GemmProducts(_compiler, _sgemm, isOneDnn: false);
        nint library = _compiler.Build("openblas.c");
        _predict = (delegate* unmanaged<nint, int, int*, float*, float*, float*, int, int, void>)NativeLibrary.GetExport(library, "blas_predict");
        _fit = (delegate* unmanaged<nint, int, int*, float*, float*, float*, int, int, int, int, double>)NativeLibrary.GetExport(library, "blas_fit");
    }

    public string Name => "C + OpenBLAS";

    public IEnumerable<Inference> Batch(Subject subject, float[] inputs)
    {
        if (subject.Sizes is [])
        {
            return [];
        }

        float[] parameters = subject.Parameters, outputs = new float[Rotation.Rows * subject.OutputSize];

        void Run(int calls)
        {
            _setThreads(1);
            fixed (int* sizes = subject.Sizes)
            fixed (float* p = parameters, x = inputs, y = outputs)
            {
                _predict(_sgemm, subject.Sizes.Length - 1, sizes, p, x, y, Rotation.Rows, calls);
            }
        }

        Run(1);
        return [new Inference(Contender.InProcess(Name, Run, Rotation.Rows), [.. outputs])];
    }

    public IEnumerable<Training> Train(Subject subject, TrainingTask task)
    {
        if (subject.IsTiny || subject.Sizes is [])
        {
            return [];
        }

        float[] Fit(float[] start, Dataset data, int epochs, bool shuffle)
        {
            float[] parameters = [.. start];
            _setThreads(task.Threads);
            fixed (int* sizes = subject.Sizes)
            fixed (float* p = parameters, x = data.Features, t = data.Targets)
            {
                _ = _fit(_sgemm, subject.Sizes.Length - 1, sizes, p, x, t, data.Count, task.Batch, epochs, shuffle ? 1 : 0);
            }

            return parameters;
        }

        float[] weights = subject.Parameters;
        return
        [
            new Training(
                Contender.InProcess(
                    Name,
                    operations =>
                    {
                        for (int i = 0; i < operations; i++)
                        {
                            _ = Fit(weights, task.Data, task.Epochs, shuffle: true);
                        }
                    },
                    task.Samples,
                    task.Threads),
                (start, data) => Fit(start, data, epochs: 1, shuffle: false)),
        ];
    }

    public IEnumerable<Contender> Products(Subject subject, int batch) =>
        subject.Sizes is [] ? [] : [_products.Of("OpenBLAS", subject, batch, () => _setThreads(1))];

    /// <inheritdoc/>
    public void Dispose() => _compiler.Dispose();
}
