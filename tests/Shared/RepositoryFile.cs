namespace PrivateLinkKit.Tests.Shared;

internal static class RepositoryFile
{
    /// <summary>A file by its path from the repository's root, wherever the tests were built.</summary>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PrivateLinkKit.sln")))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new FileNotFoundException("The tests run outside the repository.", path);
    }
}
