using PrivateLinkKit.Testing.Network.Contracts;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>What public DNS says about the names of requested certificates.</summary>
internal sealed class DomainProofs(IPublicNames names)
{
    // "amazon.com", "amazontrust.com", "awstrust.com" or "amazonaws.com" (ACM guide, "Configure a CAA record").
    private static readonly string[] Authorities = ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"];

    /// <summary>Changes whenever public DNS may have changed.</summary>
    public (long Cloud, long Records) VersionIn(AccountRegion region) => (region.Cloud.Version, names.RecordsVersion);

    /// <summary>Returns true if the CNAME record of the domain exists.</summary>
    public bool IsProven(AccountRegion region, string name)
    {
        var record = Validation.RecordOf(region, name);
        return names.ValuesOf(record.Name!, record.Type!)
            .Any(value => string.Equals(value.TrimEnd('.'), record.Value!.TrimEnd('.'), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Returns true if the CAA records that apply to the name name other authorities only; the closest parent that has some decides.</summary>
    public bool IsForbidden(string name)
    {
        var labels = DomainNames.WithoutWildcard(name).Split('.');
        var records = Enumerable.Range(0, labels.Length)
            .Select(i => names.ValuesOf(string.Join('.', labels[i..]), "CAA"))
            .FirstOrDefault(found => found.Count > 0, []);
        var isWildcard = name.StartsWith("*.", StringComparison.Ordinal) && records.Any(record => TagOf(record) is "issuewild");
        var deciding = records.Where(record => TagOf(record) == (isWildcard ? "issuewild" : "issue")).ToList();
        return deciding is not [] && !deciding.Exists(record => Authorities.Contains(IssuerOf(record)));
    }

    // 0 issue "amazon.com; accounturi=..."
    private static string TagOf(string record) => record.Split(' ').ElementAtOrDefault(1) ?? "";

    private static string IssuerOf(string record) => (record.Split(' ', 3).ElementAtOrDefault(2) ?? "").Trim('"').Split(';')[0].Trim();
}
