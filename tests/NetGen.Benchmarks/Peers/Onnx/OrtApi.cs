using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Peers.Onnx;

/// <summary>The part of ONNX Runtime's C interface that inference needs: a table of functions whose order never changes, new ones are added at its end.</summary>
internal sealed unsafe class OrtApi
{
    /// <summary>Any later library serves this version of the interface too.</summary>
    private const uint Version = 14;

    private const int GetErrorMessage = 2, CreateEnv = 3, CreateSessionFromArray = 8, RunSession = 9, CreateSessionOptions = 10, SetIntraOpNumThreads = 24,
        CreateTensorWithDataAsOrtValue = 49, CreateCpuMemoryInfo = 69;

    private const int WarningLevel = 2, DeviceAllocator = 0, DefaultMemory = 0, FloatElements = 1;

    private readonly nint* _functions;
    private readonly nint _environment;
    private readonly nint _memory;
    private readonly delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint> _run;

    /// <summary>Loads the library and makes an environment, which lives as long as the program.</summary>
    public OrtApi(string library)
    {
        nint* apiBase = ((delegate* unmanaged<nint*>)NativeLibrary.GetExport(NativeLibrary.Load(library), "OrtGetApiBase"))();
        _functions = (nint*)((delegate* unmanaged<uint, nint>)apiBase[0])(Version);
        LibraryVersion = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)apiBase[1])()) ?? "";
        _run = (delegate* unmanaged<nint, nint, byte**, nint*, nuint, byte**, nuint, nint*, nint>)_functions[RunSession];
        fixed (byte* name = "benchmarks\0"u8)
        fixed (nint* environment = &_environment, memory = &_memory)
        {
            Require(((delegate* unmanaged<int, byte*, nint*, nint>)_functions[CreateEnv])(WarningLevel, name, environment));
            Require(((delegate* unmanaged<int, int, nint*, nint>)_functions[CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, memory));
        }
    }

    /// <summary>As the library states it.</summary>
    public string LibraryVersion { get; }

    /// <summary>A session on one thread; all optimisations of the graph are on by default.</summary>
    public nint CreateSession(ReadOnlySpan<byte> model)
    {
        nint options, session;
        Require(((delegate* unmanaged<nint*, nint>)_functions[CreateSessionOptions])(&options));
        Require(((delegate* unmanaged<nint, int, nint>)_functions[SetIntraOpNumThreads])(options, 1));
        fixed (byte* bytes = model)
        {
            Require(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)_functions[CreateSessionFromArray])(
                _environment, bytes, (nuint)model.Length, options, &session));
        }

        return session;
    }

    /// <summary>A tensor over memory that stays where it is.</summary>
    public nint CreateTensor(float* values, int rows, int columns)
    {
        nint tensor;
        long* shape = stackalloc long[2] { rows, columns };
        Require(((delegate* unmanaged<nint, float*, nuint, long*, nuint, int, nint*, nint>)_functions[CreateTensorWithDataAsOrtValue])(
            _memory, values, (nuint)(rows * columns) * sizeof(float), shape, 2, FloatElements, &tensor));
        return tensor;
    }

    /// <summary>Runs a session of one input and one output, both of them tensors made before.</summary>
    public void Run(nint session, byte* inputName, nint input, byte* outputName, nint output) =>
        Require(_run(session, 0, &inputName, &input, 1, &outputName, 1, &output));

    private void Require(nint status)
    {
        if (status != 0)
        {
            nint message = ((delegate* unmanaged<nint, nint>)_functions[GetErrorMessage])(status);
            throw new InvalidOperationException($"ONNX Runtime: {Marshal.PtrToStringUTF8(message)}");
        }
    }
}
