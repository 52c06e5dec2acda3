using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Aliases of keys.</summary>
internal static partial class Aliases
{
    private const int ListedByDefault = 50;

    public static CreateAliasResult Create(ServiceCall call, CreateAliasRequest request)
    {
        var (name, key) = (Check(request.AliasName!), Keys.Usable(call, request.TargetKeyId!));
        if (call.Region.Kms.Aliases.Find(name) is not null)
        {
            throw KmsErrors.AliasExists(KeyLookup.AliasArn(call.Region, name));
        }

        call.Region.Kms.Aliases.Put(new KeyAlias(name, key.Id, call.Now, call.Now));
        return new();
    }

    public static UpdateAliasResult Update(ServiceCall call, UpdateAliasRequest request)
    {
        var (alias, key) = (Existing(call, request.AliasName!), Keys.Usable(call, request.TargetKeyId!));
        call.Region.Kms.Aliases.Put(alias with { KeyId = key.Id, Updated = call.Now });
        return new();
    }

    public static DeleteAliasResult Delete(ServiceCall call, DeleteAliasRequest request)
    {
        call.Region.Kms.Aliases.Remove(Existing(call, request.AliasName!).Name);
        return new();
    }

    public static ListAliasesResult List(ServiceCall call, ListAliasesRequest request)
    {
        var key = request.KeyId is { } id ? KeyLookup.Key(call.Region, id).Id : null;
        var (page, next) = KeyPages.Of(
            call.Region.Kms.Aliases.Where(alias => key is null || alias.KeyId == key),
            alias => alias.Name, request.Marker, request.Limit ?? ListedByDefault, KmsErrors.InvalidMarker);
        return new() { Aliases = [.. page.Select(alias => View(call, alias))], NextMarker = next, Truncated = next is not null };
    }

    private static KeyAlias Existing(ServiceCall call, string name) =>
        call.Region.Kms.Aliases.Find(Check(name)) ?? throw KmsErrors.AliasNotFound(KeyLookup.AliasArn(call.Region, name));

    private static string Check(string name)
    {
        if (!WellFormed().IsMatch(name))
        {
            throw KmsErrors.Validation(
                $"Alias must start with the prefix \"{KeyLookup.AliasPrefix}\" and have only letters, numbers and /, _ and - behind it: {name}");
        }

        return name.StartsWith(KeyLookup.AwsPrefix, StringComparison.Ordinal) ? throw KmsErrors.ReservedAlias(name) : name;
    }

    private static AliasListEntry View(ServiceCall call, KeyAlias alias) => new()
    {
        AliasName = alias.Name,
        AliasArn = KeyLookup.AliasArn(call.Region, alias.Name),
        TargetKeyId = alias.KeyId,
        CreationDate = alias.Created,
        LastUpdatedDate = alias.Updated,
    };

    [GeneratedRegex(@"^alias/[a-zA-Z0-9/_-]+\z")]
    private static partial Regex WellFormed();
}
