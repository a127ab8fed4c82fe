"""The model: frozen classes that say what a catalogue is; imports nothing else of ours.

Every field carries its Chinese and English label, its meaning and its visibility as metadata
(`bianmin_core.model.labels`).
"""
