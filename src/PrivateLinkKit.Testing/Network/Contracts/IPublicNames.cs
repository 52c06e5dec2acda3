namespace PrivateLinkKit.Testing.Network.Contracts;

/// <summary>Public DNS, for services that ask it. Called under the cloud's lock.</summary>
internal interface IPublicNames
{
    /// <summary>Incremented with every change of the records that no zone of Route 53 has.</summary>
    long RecordsVersion { get; }

    /// <summary>Returns true if public DNS has records of the name's domain.</summary>
    bool IsHosted(string name);

    /// <summary>Returns the TXT records of a name, each with its strings joined.</summary>
    IReadOnlyList<string> TextsOf(string name);

    /// <summary>Returns the values of the records of a name and type, as Route 53 writes them.</summary>
    IReadOnlyList<string> ValuesOf(string name, string type);

    /// <summary>Returns what the name servers of a zone answer for a name and type; null: the zone does not have the name.</summary>
    IReadOnlyList<string>? ValuesIn(string zoneId, string name, string type);
}
