namespace NetGen.Mpi.Tests;

/// <summary>What is said where Open MPI is not.</summary>
public sealed class LibraryTests
{
    [Fact]
    public void SystemWithoutOpenMpi_SaysWhatToInstall() =>
        Should.Throw<CollectiveException>(static () => MpiLibrary.Load(["libnetgen-none.so.40"])).Message
            .ShouldBe(
                "Expected Open MPI, but found no library libnetgen-none.so.40. Install it: on Debian and Ubuntu the package openmpi-bin (apt install "
                    + "openmpi-bin), on Fedora openmpi, on macOS open-mpi (brew install open-mpi).");

    [SkippableFact]
    public void AnotherLibraryOfMpi_IsNotTakenForOpenMpi()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "It takes a library that every Linux has.");
        Should.Throw<CollectiveException>(
            static () => MpiLibrary.Load(["libc.so.6"])).Message.ShouldStartWith("Expected Open MPI, but libc.so.6 is another library of MPI.");
    }
}
