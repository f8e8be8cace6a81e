package io.llmops.langchain4j;

import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.VideoContent;
import io.llmops.call.Modality;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The contents of a message as parts, one for each, so that the n-th part is the n-th content. */
final class Contents {

    private Contents() {}

    static List<Part> neutral(List<Content> contents, Function<String, Part> ofText) {
        List<Part> parts = new ArrayList<>(contents.size());
        for (Content content : contents) {
            parts.add(neutral(content, ofText));
        }
        return parts;
    }

    private static Part neutral(Content content, Function<String, Part> ofText) {
        if (content instanceof TextContent text) {
            return ofText.apply(text.text());
        } else if (content instanceof ImageContent image) {
            return media(Modality.IMAGE, image.image().mimeType());
        } else if (content instanceof AudioContent audio) {
            return media(Modality.AUDIO, audio.audio().mimeType());
        } else if (content instanceof VideoContent video) {
            return media(Modality.UNKNOWN, video.video().mimeType());
        } else if (content instanceof PdfFileContent pdf) {
            return media(Modality.UNKNOWN, pdf.pdfFile().mimeType());
        }
        return media(Modality.UNKNOWN, null);
    }

    private static Part media(Modality modality, @Nullable String mimeType) {
        return new Part.Media(modality, mimeType == null ? "" : mimeType);
    }

    /** The same contents with the texts of these parts; media are the very objects. */
    static List<Content> withTexts(List<Content> contents, List<Part> parts) {
        List<Content> edited = new ArrayList<>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            Content content = contents.get(i);
            edited.add(content instanceof TextContent ? TextContent.from(text(parts.get(i))) : content);
        }
        return edited;
    }

    /** The text of a part that has one. */
    static String text(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        } else if (part instanceof Part.ToolCall call) {
            return call.arguments();
        } else if (part instanceof Part.ToolResult result) {
            return result.text();
        } else if (part instanceof Part.Reasoning reasoning) {
            return reasoning.text();
        }
        throw new IllegalArgumentException("a part without text: " + part);
    }
}
