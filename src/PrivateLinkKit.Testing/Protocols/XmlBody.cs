using System.Globalization;
using System.Text;
using System.Xml;

namespace PrivateLinkKit.Testing.Protocols;

/// <summary>Writes <see cref="WireValue"/>s as the XML of the query protocols.</summary>
internal static class XmlBody
{
    /// <summary>Prefix of the attributes of <see cref="Instances"/> in members' names, such as <c>xsi:type</c>.</summary>
    public const string InstancePrefix = "xsi";

    /// <summary>The namespace of XML Schema's attributes.</summary>
    public const string Instances = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    public static ApiAnswer Answer(int status, Action<XmlWriter> write)
    {
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, Settings))
        {
            write(xml);
        }

        return new ApiAnswer(status, "text/xml;charset=UTF-8", body.ToArray());
    }

    /// <summary>
    /// Writes the members of an object as elements; list items become elements called <paramref name="itemName"/>, or without one, repeated
    /// elements with the list's name.
    /// </summary>
    public static void WriteMembers(XmlWriter xml, WireValue value, string? itemName)
    {
        switch (value)
        {
            case WireObject members:
                foreach (var (name, member) in members.OrderBy(entry => entry.Value is not WireAttribute))
                {
                    WriteMember(xml, name, member, itemName);
                }

                break;
            case WireList list:
                foreach (var (_, item) in list)
                {
                    WriteElement(xml, itemName ?? throw new InvalidOperationException("A list in a list has no name."), item, itemName);
                }

                break;
            default:
                xml.WriteString(Clean(Text(value)));
                break;
        }
    }

    /// <summary>An element with a text, in which characters that are invalid in XML are replaced.</summary>
    public static void WriteText(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Clean(text));

    private static void WriteMember(XmlWriter xml, string name, WireValue value, string? itemName)
    {
        if (value is WireAttribute attribute)
        {
            WriteAttribute(xml, name.Split(':'), Clean(attribute.Value));
        }
        else
        {
            WriteElement(xml, name, value, itemName);
        }
    }

    private static void WriteAttribute(XmlWriter xml, string[] name, string text)
    {
        if (name is [InstancePrefix, var local])
        {
            xml.WriteAttributeString(InstancePrefix, local, Instances, text);
        }
        else
        {
            xml.WriteAttributeString(name[^1], text);
        }
    }

    private static void WriteElement(XmlWriter xml, string name, WireValue value, string? itemName)
    {
        if (value is WireList list && (itemName is null || list.IsRepeated))
        {
            foreach (var (_, item) in list)
            {
                WriteElement(xml, name, item, itemName);
            }

            return;
        }

        xml.WriteStartElement(name);
        WriteMembers(xml, value, itemName);
        xml.WriteEndElement();
    }

    private static string Clean(string text) => IsClean(text)
        ? text
        : string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune));

    private static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            if (!XmlConvert.IsXmlChar(character))
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(WireValue value) => value switch
    {
        WireText text => text.Value,
        WireNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        WireBool flag => flag.Value ? "true" : "false",
        WireTime time => TimeText.Write(time.Value, time.Format ?? TimeFormat.Iso8601),
        WireBytes bytes => Convert.ToBase64String(bytes.Value.Span),
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no text."),
    };
}
