using System.Runtime.InteropServices;
using System.Text;

namespace Ledger.LocalPostgres;

/// <summary>
/// The user of the operating system who runs the server and owns its files. PostgreSQL refuses to run as root, so
/// root hands it to another; everyone else runs it themselves.
/// </summary>
/// <param name="Name">The user to change to; null to stay who we are.</param>
internal sealed record Account(string? Name)
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Who we are, without a change.</summary>
    public static Account Ourselves { get; } = new((string?)null);

    /// <summary>Whether we are root and PostgreSQL must be run by someone else.</summary>
    public static bool MustChange => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Who is to run a new cluster.</summary>
    public static Account ForNewCluster()
    {
        if (!MustChange)
        {
            return Ourselves;
        }

        // Root itself is never an answer. The user that PostgreSQL's own packages make comes first.
        string[] candidates = ["postgres", "_postgres", "nobody"];
        return candidates.Select(name => new Account(name)).FirstOrDefault(account => account.Ids is not null)
            ?? throw new LocalPostgresException(
                "PostgreSQL does not run as root and this machine has no user postgres or nobody to run it: "
                + "run the program as another user, or name a database with --database.");
    }

    /// <summary>The name to show, and to write down as the owner of a cluster.</summary>
    public string Shown => Name ?? Environment.UserName;

    /// <summary>Makes the user the owner of a file or folder that we made.</summary>
    public void Own(string path)
    {
        // Of a link, were one put in its place by then, it is the link that changes hands and not what it leads to.
        if (Ids is { } ids && ChangeOwner(Terminated(path), ids.User, ids.Group) != 0)
        {
            throw new LocalPostgresException(
                $"PostgreSQL does not run as root and {path} cannot be handed to the user {Name} "
                + $"({Marshal.GetLastPInvokeErrorMessage()}): run the program as another user, or name a database "
                + "with --database.");
        }
    }

    private (uint User, uint Group)? Ids
    {
        get
        {
            if (Name is null)
            {
                return null;
            }

            // The answer lives in memory that the next call overwrites. Its first four fields (name, password,
            // user, group) are the same on Linux and macOS.
            lock (OneAtATime)
            {
                var entry = FindUser(Terminated(Name));
                return entry == IntPtr.Zero
                    ? null
                    : ((uint)Marshal.ReadInt32(entry, 2 * IntPtr.Size),
                        (uint)Marshal.ReadInt32(entry, (2 * IntPtr.Size) + sizeof(int)));
            }
        }
    }

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [DllImport("libc", EntryPoint = "getpwnam")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern IntPtr FindUser(byte[] name);

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(byte[] path, uint user, uint group);
}
