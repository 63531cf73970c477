using System.Security.Cryptography;
using System.Text;

namespace Ledger.LocalPostgres;

/// <summary>
/// Where a cluster lives. It is the folder <c>postgres</c> under the home; or, when root made it and the user who
/// runs the server cannot reach the home (as under <c>/root</c>), a folder of its own that <c>postgres</c> links to.
/// </summary>
/// <param name="Folder">The folder, without links.</param>
/// <param name="Account">Who owns it and runs the server.</param>
internal sealed record Place(string Folder, Account Account)
{
    /// <summary>The cluster, as <c>initdb</c> makes it.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>How the folder of a cluster begins that is being made, or whose making was broken off.</summary>
    public string Unfinished => Path.Combine(Folder, "data.new-");

    /// <summary>The password of the superuser.</summary>
    public string Password => Path.Combine(Folder, "password");

    /// <summary>The folder of the socket.</summary>
    public string Socket => Path.Combine(Folder, "socket");

    /// <summary>What the server says.</summary>
    public string Log => Path.Combine(Data, "server.log");

    /// <summary>What npm fetched.</summary>
    public string Npm => Path.Combine(Folder, "npm");

    /// <summary>Held while a cluster is made, started or stopped.</summary>
    public static string Gate(string home) => Path.Combine(home, "postgres.lock");

    /// <summary>Held, with others, by everyone who uses the cluster.</summary>
    public static string Lease(string home) => Path.Combine(home, "postgres.users");

    /// <summary>Finds the place of the cluster of a home, or makes one.</summary>
    public static Place FindOrMake(string home)
    {
        // pg_ctl hands its folder to a shell, within double quotes.
        if (!OperatingSystem.IsWindows() && home.IndexOfAny(['"', '$', '`', '\\', '\n']) >= 0)
        {
            throw new LocalPostgresException(
                $"PostgreSQL cannot run in {home}: name a LEDGER_HOME without any of \" $ ` \\ in it.");
        }

        var entry = new DirectoryInfo(Path.Combine(home, "postgres"));
        if (entry.LinkTarget is not null && !entry.Exists)
        {
            throw new LocalPostgresException(
                $"The local database that {entry.FullName} links to is gone: put {entry.LinkTarget} back, or remove "
                + "the link to start with an empty ledger.");
        }

        if (!entry.Exists)
        {
            return Make(home, entry.FullName);
        }

        var folder = WithoutLinks(entry.FullName);
        return new Place(folder, OwnerOf(folder));
    }

    /// <summary>The same folder by its one name that has no links in it.</summary>
    public static string WithoutLinks(string folder)
    {
        var full = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (full.Parent is not { } parent)
        {
            return full.FullName;
        }

        var here = new DirectoryInfo(Path.Combine(WithoutLinks(parent.FullName), full.Name));
        return here.LinkTarget is null
            ? here.FullName
            : WithoutLinks(Path.Combine(here.Parent!.FullName, here.LinkTarget));
    }

    /// <summary>Removes a folder with all that is in it, if it is there.</summary>
    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes a folder that none but the user who runs the server (and root) may enter.</summary>
    public void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(
            folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Account.Own(folder);
    }

    /// <summary>Writes a small file of the user who runs the server, whole or not at all.</summary>
    /// <param name="file">The file.</param>
    /// <param name="text">All that is in it.</param>
    /// <param name="lasting">Whether it must be there even if the machine fails in a moment.</param>
    public void WritePrivate(string file, string text, bool lasting = false)
    {
        var unfinished = file + ".new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: lasting);
        }

        Account.Own(unfinished);
        File.Move(unfinished, file, overwrite: true);
    }

    private static Place Make(string home, string wanted)
    {
        var account = Account.ForNewCluster();
        var elsewhere = account.Name is not null && !OthersCanEnter(home);
        var place = new Place(elsewhere ? Elsewhere() : wanted, account);

        // Root keeps the folder itself: what the server's user can rename, root must not trust. All may pass through.
        Ourselves(place).MakePrivate(place.Folder);
        if (!OperatingSystem.IsWindows() && account.Name is not null)
        {
            new DirectoryInfo(place.Folder).UnixFileMode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        }

        Ourselves(place).WritePrivate(OwnerFile(place.Folder), $"{account.Shown}\n{home}\n");
        if (elsewhere)
        {
            Directory.CreateSymbolicLink(wanted, place.Folder);
        }

        return place;
    }

    private static Place Ourselves(Place place) => place with { Account = Account.Ourselves };

    // A name that was never used: were it made from the home's, an old ledger would come back in a home made anew.
    private static string Elsewhere()
    {
        string[] parents = ["/var/lib", "/var/db", "/usr/local/var"];
        var parent = parents.FirstOrDefault(Directory.Exists)
            ?? throw new LocalPostgresException(
                "PostgreSQL does not run as root and its user cannot enter LEDGER_HOME: name a LEDGER_HOME that "
                + "every user can enter, or run the program as another user, or name a database with --database.");
        return Path.Combine(parent, "ledger-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
    }

    private static bool OthersCanEnter(string folder)
    {
        for (var step = new DirectoryInfo(WithoutLinks(folder)); step is not null; step = step.Parent)
        {
            if (!step.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    private static Account OwnerOf(string folder)
    {
        if (!Account.MustChange)
        {
            return Account.Ourselves;
        }

        var file = OwnerFile(folder);
        return File.Exists(file) ? new Account(File.ReadLines(file).First()) : Account.ForNewCluster();
    }

    private static string OwnerFile(string folder) => Path.Combine(folder, "owner");
}
