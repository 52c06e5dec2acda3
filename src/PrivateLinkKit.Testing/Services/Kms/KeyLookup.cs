using PrivateLinkKit.Testing.Wire.Kms;

namespace PrivateLinkKit.Testing.Services.Kms;

/// <summary>Finds keys by id, ARN or alias. The keys that AWS manages for other services are made when they are first looked up.</summary>
internal static class KeyLookup
{
    public const string AliasPrefix = "alias/";
    public const string AwsPrefix = "alias/aws/";

    private static readonly string[] Managed =
        ["acm", "dynamodb", "ebs", "elasticfilesystem", "lambda", "rds", "s3", "secretsmanager", "sns", "sqs", "ssm", "xray"];

    public static string KeyArn(AccountRegion region, string id) => region.Arn("kms", $"key/{id}");

    public static string AliasArn(AccountRegion region, string name) => region.Arn("kms", name);

    /// <summary>Returns a key by its id or ARN.</summary>
    public static KmsKey Key(AccountRegion region, string given)
    {
        var id = Own(region, given);
        if (id.StartsWith(AliasPrefix, StringComparison.Ordinal))
        {
            throw given == id ? KmsErrors.InvalidKeyId(given) : KmsErrors.InvalidArn(given);
        }

        id = id.StartsWith("key/", StringComparison.Ordinal) && id != given ? id["key/".Length..] : id;
        return region.Kms.Keys.Find(id) ?? throw (Guid.TryParse(id, out _) ? KmsErrors.KeyNotFound(KeyArn(region, id)) : KmsErrors.InvalidKeyId(id));
    }

    /// <summary>Returns a key by its id, ARN, alias or the ARN of that.</summary>
    public static KmsKey KeyOrAlias(AccountRegion region, string given)
    {
        var name = Own(region, given);
        if (!name.StartsWith(AliasPrefix, StringComparison.Ordinal))
        {
            return Key(region, given);
        }

        var id = region.Kms.Aliases.Find(name)?.KeyId
            ?? (IsManaged(region, name) ? AddManaged(region, name) : throw KmsErrors.AliasNotFound(AliasArn(region, name)));
        return region.Kms.Keys.Find(id)!;
    }

    /// <summary>Returns true if a service can use a key: it exists and is enabled.</summary>
    public static bool IsUsable(AccountRegion region, string given)
    {
        try
        {
            return KeyOrAlias(region, given).Metadata.Enabled is true;
        }
        catch (AwsErrorException)
        {
            return false;
        }
    }

    private static bool IsManaged(AccountRegion region, string alias) =>
        region.Cloud.LooksBackTo is null && alias.StartsWith(AwsPrefix, StringComparison.Ordinal) && Managed.Contains(alias[AwsPrefix.Length..]);

    private static string AddManaged(AccountRegion region, string alias)
    {
        var now = region.Cloud.Now;
        var key = Keys.New(region, $"Default key that protects my {alias[AwsPrefix.Length..]} data when no other key is defined", policy: null);
        key = key with { Metadata = key.Metadata with { KeyManager = "AWS" }, RotationPeriod = Rotation.DefaultPeriod };
        region.Kms.Keys.Put(key);
        region.Kms.Aliases.Put(new KeyAlias(alias, key.Id, now, now));
        return key.Id;
    }

    /// <summary>The part of an ARN of the account after its account, or what is no ARN.</summary>
    private static string Own(AccountRegion region, string given)
    {
        if (!given.StartsWith("arn:", StringComparison.Ordinal))
        {
            return given;
        }

        var prefix = region.Arn("kms", "");
        return given.StartsWith(prefix, StringComparison.Ordinal) ? given[prefix.Length..]
            : given.Split(':') is [_, _, "kms", _, _, _] ? throw KmsErrors.KeyNotFound(given)
            : throw KmsErrors.InvalidArn(given);
    }
}
