using System.Globalization;
using System.Text;

namespace PrivateLinkKit.External.Generator.Model;

/// <summary>Writes an <see cref="Api"/> as the text of a definition file.</summary>
internal static class DefinitionWriter
{
    public static string Write(Api api)
    {
        var text = new StringBuilder();
        var facts = api.Facts;
        Fact("model", facts.Model);
        Fact("client", facts.Client);
        Fact("server", facts.Server);
        Fact("class", facts.Class);
        Fact("protocol", ProtocolText.Write(facts.Protocol));
        Fact("id", facts.ServiceId);
        Fact("version", facts.Version);
        Fact("endpoint", facts.Endpoint);
        Fact("signing", facts.Signing);
        Fact("target", facts.Target);
        Fact("json", facts.JsonVersion == ApiFacts.DefaultJsonVersion ? null : facts.JsonVersion);
        Fact("query-compatible", facts.IsQueryCompatible ? "yes" : null);
        Fact("xmlns", facts.XmlNamespace);

        text.Append('\n');
        foreach (var operation in api.Operations.OrderBy(operation => operation.Name, StringComparer.Ordinal))
        {
            text.Append($"operation {operation.Name}");
            Word(" input=", operation.Input);
            Word(" output=", operation.Output);
            Word(" errors=", operation.Errors.Count == 0 ? null : string.Join(',', operation.Errors));
            Word(" pages=", operation.Pages is { } pages ? $"{pages.Input},{pages.Output},{pages.Result}" : null);
            Word(" http=", operation.Http is { } http ? $"{http.Method}:{http.Path}" : null);
            Word(" status=", operation.Http is { Status: not Http.Ok and var status } ? status.ToString(CultureInfo.InvariantCulture) : null);
            text.Append(operation.IsUnsigned ? " unsigned" : "").Append(operation.ServerOnly ? " server-only\n" : "\n");
        }

        foreach (var operation in api.Operations.Where(operation => operation.Filters is not []).OrderBy(operation => operation.Name, StringComparer.Ordinal))
        {
            text.Append($"filters {operation.Name} {string.Join(' ', operation.Filters)}\n");
        }

        foreach (var shape in api.Shapes.Values.OrderBy(shape => shape.Name, StringComparer.Ordinal))
        {
            text.Append('\n');
            text.Append(shape switch
            {
                Enumeration values => $"enum {values.Name} {string.Join('|', values.Values)}".TrimEnd() + "\n",
                Error error => $"error {error.Name} code={error.Code} status={error.Status}\n",
                _ => $"structure {shape.Name}\n",
            });
            foreach (var member in (shape as Structure)?.Members ?? [])
            {
                text.Append($"  {member.Name} {TypeText.Write(member.Type)}");
                Word(" wire=", member.LocationName);
                Word(" query=", member.QueryName);
                Word(" in=", member.Place is MemberPlace.Body ? null : member.Place.ToString().ToLowerInvariant());
                Word(" item=", member.ItemName);
                Word(" entry=", member.MapNames is { } names ? $"{names.Entry},{names.Key},{names.Value}" : null);
                Word(" time=", member.Time?.ToString().ToLowerInvariant());
                Word(" min=", member.Least?.ToString(CultureInfo.InvariantCulture));
                Word(" max=", member.Most?.ToString(CultureInfo.InvariantCulture));
                text.Append(member.IsRequired ? " required" : "").Append(member.IsToken ? " token" : "").Append(member.IsAttribute ? " attribute\n" : "\n");
            }
        }

        return text.ToString();

        void Fact(string name, string? value) => text.Append(value is null ? "" : $"{name} {value}\n");
        void Word(string name, string? value) => text.Append(value is null ? "" : name + value);
    }
}
