using System.Runtime.InteropServices;
using System.Text;

namespace NetGen;

/// <summary>MPI from its start to its end. A process can start MPI only once.</summary>
internal sealed class MpiSession
{
    private MpiSession(nint library)
    {
        Float = NativeLibrary.GetExport(library, "ompi_mpi_float");
        Byte = NativeLibrary.GetExport(library, "ompi_mpi_byte");
    }

    /// <summary>A communicator of all processes that only this library uses.</summary>
    public nint World { get; private set; }

    /// <summary>MPI_FLOAT.</summary>
    public nint Float { get; }

    /// <summary>MPI_BYTE.</summary>
    public nint Byte { get; }

    public int Rank { get; private set; }

    public int Size { get; private set; }

    /// <summary>Whether a training runs, so that other processes may be waiting for this one.</summary>
    public volatile bool IsTraining;

    /// <summary>Starts MPI and registers its end. If the program has already started MPI, the program must also end it.</summary>
    /// <exception cref="CollectiveException">Open MPI is not installed, or cannot be started.</exception>
    public static MpiSession Start()
    {
        nint library = MpiLibrary.Load();
        var session = new MpiSession(library);
        session.Check(OpenMpi.IsInitialized(out int isInitialized), "MPI_Initialized");
        if (isInitialized == 0)
        {
            Init(session);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => session.End();
        }

        nint world = NativeLibrary.GetExport(library, MpiLibrary.WorldSymbol), returns = NativeLibrary.GetExport(library, "ompi_mpi_errors_return");
        session.Check(OpenMpi.Duplicate(world, out nint copy), "MPI_Comm_dup");
        session.World = copy;
        session.Check(OpenMpi.SetErrorHandler(copy, returns), "MPI_Comm_set_errhandler");
        session.Check(OpenMpi.RankOf(copy, out int rank), "MPI_Comm_rank");
        session.Check(OpenMpi.SizeOf(copy, out int size), "MPI_Comm_size");
        (session.Rank, session.Size) = (rank, size);
        if (size > 1)
        {
            // A process without others ends as any .NET program does.
            AppDomain.CurrentDomain.UnhandledException += (_, exception) =>
                session.Abort(exception.ExceptionObject.ToString() ?? "an exception was not handled");
        }

        return session;
    }

    /// <summary>Throws if a function has returned an error code.</summary>
    /// <param name="code">The code that the function returned; 0 for success.</param>
    /// <param name="function">Name of the function.</param>
    /// <exception cref="CollectiveException">The function failed.</exception>
    public unsafe void Check(int code, string function)
    {
        if (code == OpenMpi.Success)
        {
            return;
        }

        byte* message = stackalloc byte[OpenMpi.LongestMessage];
        OpenMpi.MessageOf(code, message, out int length);
        throw new CollectiveException(
            $"{function} failed on rank {Rank} of {Size}: {Encoding.UTF8.GetString(message, Math.Clamp(length, 0, OpenMpi.LongestMessage))}");
    }

    /// <summary>Ends this process and all others.</summary>
    public void Abort(string reason)
    {
        Console.Error.WriteLine($"NetGen: rank {Rank} of {Size} ends the job: {reason}");
        Console.Out.Flush();
        OpenMpi.IsFinalized(out int isFinalized);
        if (isFinalized == 0)
        {
            OpenMpi.Abort(World, Environment.ExitCode == 0 ? 1 : Environment.ExitCode);
        }
    }

    private static unsafe void Init(MpiSession session)
    {
        session.Check(OpenMpi.Init(null, null, OpenMpi.Serialized, out int provided), "MPI_Init_thread");
        if (provided < OpenMpi.Serialized)
        {
            throw new CollectiveException("Expected Open MPI with support for threads (MPI_THREAD_SERIALIZED), but it was built without.");
        }
    }

    /// <summary>Ends MPI. All processes do so together, so a process that has failed must not wait here for others that may be waiting for it.</summary>
    private void End()
    {
        OpenMpi.IsFinalized(out int isFinalized);
        if (isFinalized != 0)
        {
            return;
        }

        if (Size > 1 && Environment.ExitCode != 0)
        {
            Abort($"it exits with code {Environment.ExitCode}");
        }
        else if (Size > 1 && IsTraining)
        {
            Abort("it exits during a training");
        }

        OpenMpi.End();
    }
}
