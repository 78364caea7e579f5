using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>The functions of MPI that a training calls. In Open MPI, handles are addresses.</summary>
internal static unsafe partial class OpenMpi
{
    /// <summary>The name under which <see cref="MpiLibrary"/> finds the library.</summary>
    public const string Library = "netgen-open-mpi";

    /// <summary>MPI_SUCCESS.</summary>
    public const int Success = 0;

    /// <summary>MPI_THREAD_SERIALIZED: calls may come from any thread, one at a time.</summary>
    public const int Serialized = 2;

    /// <summary>MPI_MAX_ERROR_STRING of Open MPI.</summary>
    public const int LongestMessage = 256;

    /// <summary>MPI_IN_PLACE of Open MPI: the data to send are in the receive buffer.</summary>
    public static void* InPlace => (void*)1;

    [LibraryImport(Library, EntryPoint = "MPI_Init_thread")]
    public static partial int Init(void* count, void* arguments, int required, out int provided);

    [LibraryImport(Library, EntryPoint = "MPI_Initialized")]
    public static partial int IsInitialized(out int flag);

    [LibraryImport(Library, EntryPoint = "MPI_Finalized")]
    public static partial int IsFinalized(out int flag);

    [LibraryImport(Library, EntryPoint = "MPI_Finalize")]
    public static partial int End();

    [LibraryImport(Library, EntryPoint = "MPI_Abort")]
    public static partial int Abort(nint communicator, int code);

    [LibraryImport(Library, EntryPoint = "MPI_Comm_dup")]
    public static partial int Duplicate(nint communicator, out nint copy);

    [LibraryImport(Library, EntryPoint = "MPI_Comm_rank")]
    public static partial int RankOf(nint communicator, out int rank);

    [LibraryImport(Library, EntryPoint = "MPI_Comm_size")]
    public static partial int SizeOf(nint communicator, out int size);

    [LibraryImport(Library, EntryPoint = "MPI_Comm_set_errhandler")]
    public static partial int SetErrorHandler(nint communicator, nint handler);

    [LibraryImport(Library, EntryPoint = "MPI_Error_string")]
    public static partial int MessageOf(int code, byte* message, out int length);

    [LibraryImport(Library, EntryPoint = "MPI_Bcast")]
    public static partial int Broadcast(void* values, int count, nint type, int root, nint communicator);

    [LibraryImport(Library, EntryPoint = "MPI_Allgather")]
    public static partial int AllGather(void* send, int sendCount, nint sendType, void* receive, int receiveCount, nint receiveType, nint communicator);

    [LibraryImport(Library, EntryPoint = "MPI_Alltoallv")]
    public static partial int AllToAllV(
        void* send, int* sendCounts, int* sendStarts, nint sendType, void* receive, int* receiveCounts, int* receiveStarts,
        nint receiveType, nint communicator);
}
