using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Finds Open MPI on the system.</summary>
internal static class MpiLibrary
{
    /// <summary>The symbol of <c>MPI_COMM_WORLD</c> in Open MPI. Other MPI libraries do not have it.</summary>
    public const string WorldSymbol = "ompi_mpi_comm_world";

    /// <summary>Version 40 is the binary interface of Open MPI 2 to 5. The name without a version is that of the development package.</summary>
    private static readonly string[] s_names = OperatingSystem.IsMacOS() ? ["libmpi.40.dylib", "libmpi.dylib"] : ["libmpi.so.40", "libmpi.so"];

    private static nint s_library;

    /// <summary>Loads the library, once.</summary>
    /// <param name="names">Possible names of the library; the usual names if null.</param>
    /// <exception cref="CollectiveException">The library is not installed, or it is another MPI library.</exception>
    public static nint Load(string[]? names = null)
    {
        if (s_library != 0 && names is null)
        {
            return s_library;
        }

        nint library = Find(names ?? s_names);
        if (s_library == 0)
        {
            s_library = library;
            NativeLibrary.SetDllImportResolver(typeof(OpenMpi).Assembly, static (name, _, _) => name == OpenMpi.Library ? s_library : 0);
        }

        return library;
    }

    private static nint Find(string[] names)
    {
        bool isOther = false;
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint library))
            {
                if (NativeLibrary.TryGetExport(library, WorldSymbol, out _))
                {
                    return library;
                }

                isOther = true;
            }
        }

        throw new CollectiveException(
            (isOther
                ? $"Expected Open MPI, but {string.Join(" or ", names)} is another library of MPI."
                : $"Expected Open MPI, but found no library {string.Join(" or ", names)}.")
            + " Install it: on Debian and Ubuntu the package openmpi-bin (apt install openmpi-bin), on Fedora openmpi, on macOS open-mpi (brew install "
            + "open-mpi).");
    }
}
