namespace PrivateLinkKit.Engine.Home;

/// <summary>
/// Store of a stack's home record: short texts by name, in the account and region of the stack's provider. Reads may lag behind writes by seconds.
/// </summary>
internal abstract class RecordStore
{
    /// <summary>Maximum length of a text, in bytes of UTF-8.</summary>
    public const int LongestText = 4096;

    /// <summary>Returns all texts of the record by name.</summary>
    /// <exception cref="RecordUnavailableException">The store cannot be used.</exception>
    public abstract Task<IReadOnlyDictionary<string, string>> ReadAsync();

    /// <summary>Returns one text; null if there is none of this name.</summary>
    /// <exception cref="RecordUnavailableException">The store cannot be used.</exception>
    public abstract Task<string?> FindAsync(string name);

    /// <summary>Adds a text.</summary>
    /// <returns>false: there is a text of this name, which was left as it is.</returns>
    /// <exception cref="RecordUnavailableException">The store cannot be used.</exception>
    public abstract Task<bool> AddAsync(string name, string text);

    /// <summary>Adds or replaces a text.</summary>
    /// <exception cref="RecordUnavailableException">The store cannot be used.</exception>
    public abstract Task SetAsync(string name, string text);

    /// <summary>Removes a text. One that is gone already is a success.</summary>
    /// <exception cref="RecordUnavailableException">The store cannot be used.</exception>
    public abstract Task RemoveAsync(string name);

    /// <summary>Returns the full name of a text, as people find it.</summary>
    public abstract string FullNameOf(string name);

    /// <summary>Returns the command with which a person removes a text.</summary>
    public abstract string CommandToRemove(string name);
}

/// <summary>The store cannot be used: a permission, the operation or a client is missing, or it does not answer.</summary>
internal sealed class RecordUnavailableException(string reason, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>true if the store does not answer.</summary>
    public bool IsSilence { get; init; }
}
