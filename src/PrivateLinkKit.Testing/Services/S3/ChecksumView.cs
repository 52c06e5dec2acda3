namespace PrivateLinkKit.Testing.Services.S3;

/// <summary>A checksum in the members of answers, one for each algorithm.</summary>
internal sealed record ChecksumView(string? Crc32, string? Crc32C, string? Crc64Nvme, string? Sha1, string? Sha256, string? Type)
{
    public static ChecksumView Of(Checksum? checksum)
    {
        return new(Value("CRC32"), Value("CRC32C"), Value("CRC64NVME"), Value("SHA1"), Value("SHA256"), checksum is null ? null : "FULL_OBJECT");

        string? Value(string algorithm) => checksum?.Algorithm == algorithm ? checksum.Value : null;
    }
}
