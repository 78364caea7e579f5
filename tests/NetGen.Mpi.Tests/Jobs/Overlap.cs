using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetGen.Mpi.Tests.Jobs;

/// <summary>Whether a sum over ranks goes on while a rank computes: what docs/scale.md says of it was measured with this.</summary>
internal static unsafe partial class Overlap
{
    private const int Rounds = 40, Values = 537_000;

    /// <summary>Times a sum over the ranks, some computing, one after the other, and both at once; the first rank tells the medians.</summary>
    public static void Measure()
    {
        MpiCollective world = MpiCollective.World();
        nint library = NativeLibrary.Load("libmpi.so.40");
        nint communicator = NativeLibrary.GetExport(library, "ompi_mpi_comm_world"), type = NativeLibrary.GetExport(library, "ompi_mpi_float"),
            sum = NativeLibrary.GetExport(library, "ompi_mpi_op_sum");
        float* from = (float*)NativeMemory.AllocZeroed(Values, sizeof(float)), to = (float*)NativeMemory.AllocZeroed(Values, sizeof(float));
        float[] a = new float[4096], b = new float[4096];
        Array.Fill(a, 0.5f);
        var times = new List<double>[] { [], [], [], [] };
        for (int round = 0; round < Rounds; round++)
        {
            Time(times[0], () =>
            {
                AllReduce(from, to, Values, type, sum, communicator, out nint request);
                Wait(&request, null);
            });
            Time(times[1], Compute);
            Time(times[2], () =>
            {
                Compute();
                AllReduce(from, to, Values, type, sum, communicator, out nint request);
                Wait(&request, null);
            });
            Time(times[3], () =>
            {
                AllReduce(from, to, Values, type, sum, communicator, out nint request);
                Compute();
                Wait(&request, null);
            });
        }

        if (world.Rank == 0)
        {
            string[] names = ["sum over ranks", "computing", "one after the other", "both at once"];
            for (int i = 0; i < names.Length; i++)
            {
                times[i].Sort();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[i]}: median {times[i][Rounds / 2]:F3} ms, best {times[i][0]:F3} ms"));
            }
        }

        void Compute()
        {
            for (int i = 0; i < 2000; i++)
            {
                ElementwisePass.Multiply(a, a, b);
            }
        }

        void Time(List<double> into, Action work)
        {
            Span<byte> meeting = stackalloc byte[world.Size];
            world.AllGather(meeting);
            long start = Stopwatch.GetTimestamp();
            work();
            into.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    [LibraryImport("libmpi.so.40", EntryPoint = "MPI_Iallreduce")]
    private static partial int AllReduce(float* send, float* receive, int count, nint type, nint operation, nint communicator, out nint request);

    [LibraryImport("libmpi.so.40", EntryPoint = "MPI_Wait")]
    private static partial int Wait(nint* request, void* status);
}
