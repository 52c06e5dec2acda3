using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Key pairs, without the private keys, which AWS does not keep either.</summary>
internal static class KeyPairs
{
    internal static readonly Filters<KeyPairInfo> PairFilters = new(Ec2Operations.DescribeKeyPairs, pair => pair.Tags)
    {
        { "fingerprint", pair => pair.KeyFingerprint },
        { "key-name", pair => pair.KeyName },
        { "key-pair-id", pair => pair.KeyPairId },
    };

    public static CreateKeyPairResult Create(ServiceCall call, CreateKeyPairRequest request)
    {
        if (request.KeyFormat is not (null or "pem"))
        {
            throw Ec2Errors.NotEmulated($"private keys in the format {request.KeyFormat}");
        }

        CheckName(call.Region, request.KeyName!);
        var tags = TagSpecifications.For(request.TagSpecifications, "key-pair");
        var material = request.KeyType switch
        {
            null or KeyMaterial.Rsa => KeyMaterial.CreateRsa(),
            KeyMaterial.Ed25519Type => KeyMaterial.CreateEd25519(),
            var other => throw Ec2Errors.InvalidValue(other, "keyType", "It is rsa or ed25519."),
        };
        var pair = Add(call, request.KeyName!, material, tags);
        return new()
        {
            KeyPairId = pair.KeyPairId,
            KeyName = pair.KeyName,
            KeyFingerprint = pair.KeyFingerprint,
            KeyMaterial = material.PrivateKey,
            Tags = pair.Tags,
        };
    }

    public static ImportKeyPairResult Import(ServiceCall call, ImportKeyPairRequest request)
    {
        CheckName(call.Region, request.KeyName!);
        var tags = TagSpecifications.For(request.TagSpecifications, "key-pair");
        var pair = Add(call, request.KeyName!, KeyMaterial.Import(request.PublicKeyMaterial!) ?? throw Ec2Errors.KeyFormat(), tags);
        return new() { KeyPairId = pair.KeyPairId, KeyName = pair.KeyName, KeyFingerprint = pair.KeyFingerprint, Tags = pair.Tags };
    }

    public static DescribeKeyPairsResult Describe(ServiceCall call, DescribeKeyPairsRequest request) => new()
    {
        KeyPairs =
        [
            .. Listing.Of(call.Region.Ec2.KeyPairs)
                .WithIds(request.KeyNames, pair => pair.KeyName!, Ec2Errors.KeyPairNotFound)
                .WithIds(request.KeyPairIds, pair => pair.KeyPairId!, Ec2Errors.KeyPairNotFound)
                .Where(PairFilters, request.Filters).Rows
                .Select(pair => request.IncludePublicKey is true ? pair : pair with { PublicKey = null }),
        ],
    };

    /// <summary>Deletes a key pair; one that does not exist is no error.</summary>
    public static DeleteKeyPairResult Delete(ServiceCall call, DeleteKeyPairRequest request)
    {
        var pairs = call.Region.Ec2.KeyPairs;
        var pair = request is { KeyName: null, KeyPairId: null }
            ? throw Ec2Errors.Missing("KeyName")
            : pairs.FirstOrDefault(pair => request.KeyPairId is { } id ? pair.KeyPairId == id : pair.KeyName == request.KeyName);
        pairs.Remove(pair?.KeyPairId);
        return new() { Return = true, KeyPairId = pair?.KeyPairId };
    }

    /// <summary>Checks that a key pair which a request names exists.</summary>
    public static void Check(AccountRegion region, string? name)
    {
        if (name is not null && Find(region, name) is null)
        {
            throw Ec2Errors.KeyPairNotFound(name);
        }
    }

    private static KeyPairInfo? Find(AccountRegion region, string name) => region.Ec2.KeyPairs.FirstOrDefault(pair => pair.KeyName == name);

    private static void CheckName(AccountRegion region, string name)
    {
        if (name.Length is 0 or > 255)
        {
            throw Ec2Errors.InvalidValue(name, "KeyName", "A name has 1 to 255 characters.");
        }

        if (Find(region, name) is not null)
        {
            throw Ec2Errors.KeyPairExists(name);
        }
    }

    private static KeyPairInfo Add(ServiceCall call, string name, KeyMaterial material, IReadOnlyList<Tag> tags)
    {
        var pair = new KeyPairInfo
        {
            KeyPairId = call.Cloud.Ids.Next("key-"),
            KeyName = name,
            KeyType = material.Type,
            KeyFingerprint = material.Fingerprint,
            PublicKey = material.PublicKey,
            CreateTime = call.Now,
            Tags = tags,
        };
        call.Region.Ec2.KeyPairs.Put(pair);
        return pair;
    }
}
